### Wie das Konto sich vorstellt, bevor jemand mit ihm gesprochen hat. Auf Telegram höchstens 120 und 512 Zeichen.

face-about = Begleitet Kooperationen von Verwaltung, Wirtschaft und Zivilgesellschaft: Check-ins, Erinnerungen, Beschlüsse.
face-description =
    Guten Tag, hier ist Dreiklang. Ich begleite Kooperationen von Verwaltung, Wirtschaft und Zivilgesellschaft: mit kurzen Check-ins, Erinnerungen zur rechten Zeit und einem Protokoll der Beschlüsse.

    In der Gruppe bleibe ich leise. Was nur eine Person angeht, frage ich hier, unter uns.

    Los geht es mit „Starten“. Oder gleich in die Gruppe holen, um die es geht.
