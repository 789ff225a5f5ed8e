// Conversion of rates by libsamplerate.
