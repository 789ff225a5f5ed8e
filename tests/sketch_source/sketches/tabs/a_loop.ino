void loop() { start_lamp(1); }
lamp first() { return lamp(); }
