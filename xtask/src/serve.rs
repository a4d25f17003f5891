//! Serving the built page on this machine.

use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    thread,
    time::Duration,
};

use anyhow::{Context, Result, bail};

use crate::project::Project;

/// Where to begin looking for a free port.
const PORT: u16 = 4173;

/// Serves the page on 127.0.0.1 until it is stopped: at `port`, or at the first free one.
pub(crate) fn serve(project: &Project, port: Option<u16>) -> Result<()> {
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    let port = match port {
        Some(port) if !free(&port) => bail!("port {port} is taken: choose another by --port"),
        Some(port) => port,
        None => (PORT..=PORT + 100).find(free).context("no port is free: choose one by --port")?,
    };
    let mut command = project.command("vite");
    command.current_dir(project.at("www"));
    command.args(["preview", "--host", "127.0.0.1", "--strictPort", "--logLevel", "warn", "--port"]);
    let mut server = command.arg(port.to_string()).spawn().context("cannot start the page's server")?;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if let Some(status) = server.try_wait()? {
            bail!("the page's server ended with {status}");
        }
        thread::sleep(Duration::from_millis(20));
    }
    println!("\nCopydesk is at http://127.0.0.1:{port}/ (stop it with Ctrl+C)");
    let status = server.wait()?;
    // Ctrl+C reaches the server too and ends it: that is no failure.
    if status.code().is_some_and(|code| code != 0 && code < 128) {
        bail!("the page's server ended with {status}");
    }
    Ok(())
}
