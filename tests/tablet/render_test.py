"""What `tablet --out` writes, to the sample, and what it says to bad input. render_test.py TABLET FOLDER"""
import os
import struct
import subprocess
import sys
import tempfile
import unittest

from program import read_float_wav, write_wav

TABLET = sys.argv[1]
PERIOD = 240  # 5 ms at 48,000
RATE = 48000


def single(value):
    return struct.unpack("f", struct.pack("f", value))[0]


class Render(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        # Left and right are different, and each frame is another one.
        self.song = [n for frame in range(RATE) for n in (frame % 32749 - 16384, 16384 - frame * 7 % 32749)]
        write_wav(self.path("song.wav"), self.song)

    def path(self, name):
        return os.path.join(self.folder, name)

    def run_tablet(self, *options):
        return subprocess.run([TABLET, *options], capture_output=True, text=True, stdin=subprocess.DEVNULL)

    def left(self, text, *options):
        """The left channel of what comes out, as 16-bit numbers."""
        with open(self.path("script"), "w") as file:
            file.write(text)
        ran = self.run_tablet(self.path("song.wav"), "--script", self.path("script"), "--out", self.path("out.wav"),
                              "--period", str(PERIOD), *options)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.said = ran.stdout
        samples, channels, rate = read_float_wav(self.path("out.wav"))
        self.assertEqual((channels, rate), (2, RATE))
        self.samples = samples
        return [sample * 32768 for sample in samples[::2]]

    def played(self, first, last):
        return [float(self.song[2 * frame]) for frame in range(first, last, 1 if first <= last else -1)]

    def test_without_a_press_is_the_song(self):
        out = self.left("")
        self.assertEqual(out[:RATE], self.played(0, RATE))
        self.assertEqual([sample * 32768 for sample in self.samples[1:2 * RATE:2]], [float(n) for n in self.song[1::2]])
        self.assertTrue(all(sample == 0 for sample in out[RATE:]))
        self.assertLessEqual(len(out) - RATE, PERIOD)  # the batch in which it has ended

    def test_applies_a_press_before_the_first_batch_that_begins_then(self):
        out = self.left("at 100ms press volume 0.5\nat 200.1ms press volume 0.25\n")
        self.assertEqual(out[:4800], self.played(0, 4800))
        self.assertEqual(out[4800:9840], [n / 2 for n in self.played(4800, 9840)])
        self.assertEqual(out[9840:RATE], [n / 4 for n in self.played(9840, RATE)])
        self.assertIn("2 presses applied, 0 out of order", self.said)

    def test_plays_backwards_and_goes_on_where_the_song_stood(self):
        out = self.left("at 200ms press reverse\nat 300ms press reverse\n")
        self.assertEqual(out[:9600], self.played(0, 9600))
        self.assertEqual(out[9600:14400], self.played(9599, 4799))
        self.assertEqual(out[14400:20000], self.played(9600, 15200))

    def test_turns_forward_where_nothing_is_left_to_play_backwards(self):
        out = self.left("at 100ms press reverse\n")
        self.assertEqual(out[4800:9600], self.played(4799, -1))
        self.assertEqual(out[9600:20000], self.played(4800, 15200))

    def test_stutters_125_ms(self):
        out = self.left("at 200ms press stutter\nat 500ms press stutter\n")
        stretch = self.played(3600, 9600)
        self.assertEqual(out[9600:24000], (stretch * 3)[:14400])
        self.assertEqual(out[24000:30000], self.played(9600, 15600))

    def test_pauses(self):
        out = self.left("at 200ms press pause\nat 300ms press pause\n")
        self.assertEqual(out[9600:14400], [0.0] * 4800)
        self.assertEqual(out[14400:20000], self.played(9600, 15200))

    def test_echoes_after_300_ms_and_dies_away(self):
        out = self.left("at 0s press volume 1\nat 0s press echo 0.25\n")
        line = [0.0] * 14400
        gain = single(0.25)
        for frame in range(RATE):
            value = single(self.song[2 * frame] / 32768 + single(gain * line[frame % 14400]))
            line[frame % 14400] = value
            wanted = max(-1.0, min(1.0, value)) * 32768
            if out[frame] != wanted:
                self.fail(f"frame {frame}: {out[frame]}, not {wanted}")
        self.assertGreater(len(out), RATE + 5 * 14400)
        self.assertTrue(any(out[RATE:RATE + 14400]))

    def test_adds_a_bell_and_clear_is_the_song_alone(self):
        out = self.left("at 100ms press bell\nat 200ms press clear\n")
        self.assertNotEqual(out[4800:9600], self.played(4800, 9600))
        self.assertEqual(out[9600:RATE], self.played(9600, RATE))

    def test_is_the_same_each_time(self):
        text = "every 10ms 90 times press stutter\nat 50ms press echo\nat 100ms press speed 1.37\nat 300ms press low-pass\n"
        first = self.left(text)
        with open(self.path("out.wav"), "rb") as file:
            bytes_of_first = file.read()
        self.left(text)
        with open(self.path("out.wav"), "rb") as file:
            self.assertEqual(file.read(), bytes_of_first)
        self.assertIn("93 presses applied, 0 out of order", self.said)
        self.assertNotEqual(first[:RATE], self.played(0, RATE))

    def test_loses_no_press_of_more_than_the_channel_holds(self):
        self.left("every 0s 1000 times press echo\n")
        self.assertIn("1000 presses applied, 0 out of order", self.said)

    def test_ends_where_a_button_would_hold_the_song_for_ever(self):
        for word in ("pause", "loop", "stutter"):
            self.assertLess(len(self.left(f"at 500ms press {word}\n")), 4 * RATE, word)

    def test_takes_as_many_seconds_as_are_wanted(self):
        self.assertEqual(len(self.left("", "--seconds", "0.123")), 5904)
        longer = self.left("", "--seconds", "2")
        self.assertEqual(len(longer), 2 * RATE)
        self.assertEqual(set(longer[RATE:]), {0.0})

    def test_plays_the_song_that_ships(self):
        ran = self.run_tablet("--out", self.path("out.wav"))
        self.assertEqual(ran.returncode, 0, ran.stderr)
        samples, channels, rate = read_float_wav(self.path("out.wav"))
        self.assertEqual((channels, rate), (2, RATE))
        self.assertTrue(30 <= len(samples) / 2 / RATE <= 40)
        self.assertTrue(0.7 < max(samples) <= 1)
        # There is something in each second of it.
        for second in range(len(samples) // 2 // RATE):
            part = samples[2 * second * RATE:2 * (second + 1) * RATE]
            self.assertGreater(max(part) - min(part), 0.1, second)

    def refused(self, status, text, *options):
        ran = self.run_tablet(*options)
        self.assertEqual(ran.returncode, status, ran.stdout + ran.stderr)
        self.assertIn(text, ran.stderr)
        self.assertLessEqual(len(ran.stderr.splitlines()), 6, ran.stderr)
        return ran

    def test_says_which_line_of_a_script_is_wrong_before_anything_plays(self):
        with open(self.path("bad"), "w") as file:
            file.write("at 1s press echo\nat 2s press ehco\n")
        for how in (["--out", self.path("out.wav")], ["--backend", "paced"]):
            ran = self.refused(2, 'bad:2: no button is called "ehco"', self.path("song.wav"), "--script",
                               self.path("bad"), *how)
            self.assertEqual(ran.stdout, "")
        self.assertFalse(os.path.exists(self.path("out.wav")))
        self.refused(2, "No such file or directory", "--script", self.path("none"), "--out", self.path("out.wav"))

    def test_says_what_is_wrong_with_a_song(self):
        for name, content in (("empty.wav", b""), ("text.mp3", b"this is no song\n" * 100), ("half.flac", b"fLaC\0\0")):
            with open(self.path(name), "wb") as file:
                file.write(content)
            self.refused(1, name, self.path(name), "--out", self.path("out.wav"))
        self.refused(1, "none.wav", self.path("none.wav"), "--out", self.path("out.wav"))
        self.refused(1, self.folder, self.folder, "--backend", "paced")

    def test_plays_what_is_there_of_a_song_that_was_cut_off(self):
        with open(self.path("song.wav"), "rb") as file:
            whole = file.read()
        with open(self.path("song.wav"), "wb") as file:
            file.write(whole[:44 + 4 * 4800])
        out = self.left("")
        self.assertEqual(out[:4800], self.played(0, 4800))

    def test_says_that_a_file_cannot_be_written(self):
        self.refused(1, "/no/out.wav", self.path("song.wav"), "--out", "/no/out.wav")
        self.refused(1, "/dev/full", self.path("song.wav"), "--out", "/dev/full")

    def test_says_which_options_make_no_sense(self):
        song = self.path("song.wav")
        self.refused(2, "--out", song, "--backend", "wav")
        self.refused(2, "only one of them", song, "--backend", "paced", "--out", self.path("out.wav"))
        self.refused(2, "do not go together", song, "--web", "--out", self.path("out.wav"))
        self.refused(2, "--backend", song, "--backend", "radio")
        self.refused(2, "a port is a number", song, "--web=0")
        self.refused(2, "a port is a number", song, "--web=eighty")
        self.refused(2, "--period", song, "--period", "3")
        self.refused(2, "--volume", song, "--volume")

    def test_says_what_there_is(self):
        ran = self.run_tablet("--list-buttons")
        self.assertEqual(ran.returncode, 0)
        self.assertEqual([line.split()[:2] for line in ran.stdout.splitlines()],
                         [["1", "volume"], ["2", "speed"], ["3", "pause"], ["4", "echo"], ["5", "low-pass"],
                          ["6", "reverse"], ["7", "stutter"], ["8", "loop"], ["9", "bell"], ["0", "clear"]])
        self.assertRegex(self.run_tablet("--version").stdout, r"^tablet \d+\.\d+\.\d+\n$")
        self.assertIn("--script", self.run_tablet("--help").stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=2)
