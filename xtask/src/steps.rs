//! Steps: each is announced, timed and reported.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// Runs one step of a chore that cannot go on without it. What it gives back is said behind its name: "up to date".
pub(crate) fn step(name: &str, work: impl FnOnce() -> Result<String>) -> Result<()> {
    println!("▸ {name}");
    let start = Instant::now();
    let said = work()?;
    let said = if said.is_empty() { said } else { format!(": {said}") };
    println!("✓ {name}{said} ({})", seconds(start.elapsed()));
    Ok(())
}

/// Steps that are all run, whatever becomes of the others.
#[derive(Default)]
pub(crate) struct Steps {
    done: Vec<(String, Outcome, Duration)>,
}

enum Outcome {
    Passed,
    Failed,
    /// The step that it builds upon failed.
    NotRun,
}

impl Steps {
    /// Runs one step; whether it passed.
    pub(crate) fn run(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> bool {
        println!("\n▸ {name}");
        let start = Instant::now();
        let result = work();
        let time = start.elapsed();
        let outcome = match &result {
            Ok(()) => Outcome::Passed,
            Err(error) => {
                println!("✗ {name}: {error:#} ({})", seconds(time));
                Outcome::Failed
            }
        };
        if result.is_ok() {
            println!("✓ {name} ({})", seconds(time));
        }
        self.done.push((name.into(), outcome, time));
        result.is_ok()
    }

    /// Runs a step that makes no sense unless `ready`, the outcome of another.
    pub(crate) fn run_if(&mut self, ready: bool, name: &str, work: impl FnOnce() -> Result<()>) -> bool {
        if !ready {
            println!("\n- {name}: not run, what it needs failed above");
            self.done.push((name.into(), Outcome::NotRun, Duration::ZERO));
            return false;
        }
        self.run(name, work)
    }

    /// Prints what became of every step; an error where one did not pass.
    pub(crate) fn finish(self) -> Result<()> {
        println!();
        let mut counts = [0; 3];
        for (name, outcome, time) in &self.done {
            let (mark, kind) = match outcome {
                Outcome::Passed => ("✓", 0),
                Outcome::Failed => ("✗", 1),
                Outcome::NotRun => ("-", 2),
            };
            counts[kind] += 1;
            println!("{mark} {name:<28} {:>9}", seconds(*time));
        }
        let [passed, failed, not_run] = counts;
        let rest = if not_run > 0 { format!(", {not_run} not run") } else { String::new() };
        println!("\n{passed} passed, {failed} failed{rest}");
        if failed + not_run > 0 {
            bail!("not every step passed");
        }
        Ok(())
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_steps_run_and_one_failure_fails_the_whole() {
        let mut steps = Steps::default();
        let mut ran = Vec::new();
        let first = steps.run("first", || {
            ran.push("first");
            bail!("on purpose")
        });
        steps.run_if(first, "needs first", || unreachable!("its need failed"));
        steps.run("second", || {
            ran.push("second");
            Ok(())
        });
        assert_eq!(ran, ["first", "second"]);
        assert!(steps.finish().is_err());
    }

    #[test]
    fn steps_that_pass_pass() {
        let mut steps = Steps::default();
        assert!(steps.run("only", || Ok(())));
        assert!(steps.finish().is_ok());
    }
}
