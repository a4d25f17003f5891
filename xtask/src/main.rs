//! Every chore of the project, behind one command: `cargo xtask`.

fn main() {
    println!("cargo xtask serve | test");
}
