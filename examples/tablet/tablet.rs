// The command path of a small audio device: buttons send commands, and the audio thread takes what has come between two
// batches of sound. A few times a day the device freezes.
use std::sync::mpsc::{channel, TryRecvError};
use std::thread;
use std::time::Duration;

enum Command {
    Louder,
    Softer,
}

fn main() {
    let (buttons, commands) = channel();

    let audio = thread::Builder::new()
        .name("audio".into())
        .spawn(move || {
            let mut volume = 5;
            loop {
                match commands.try_recv() {
                    Ok(Command::Louder) => volume += 1,
                    Ok(Command::Softer) => volume -= 1,
                    Err(TryRecvError::Empty) => thread::sleep(Duration::from_micros(50)), // a batch of sound is played
                    Err(TryRecvError::Disconnected) => break,
                }
            }
            println!("volume {volume}");
        })
        .unwrap();

    buttons.send(Command::Louder).unwrap();
    buttons.send(Command::Softer).unwrap();
    drop(buttons);
    audio.join().unwrap();
}
