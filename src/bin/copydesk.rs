//! The command line.

use std::io::Read;

use copydesk::{Models, Options, Source, analyze};

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).expect("standard input is UTF-8");
    let source = Source::text(&text).expect("under the limit");
    let analysis =
        analyze(&source, &Options::default(), Models::bundled()).expect("default options are right");
    println!("{}", copydesk::export::json(&analysis));
}
