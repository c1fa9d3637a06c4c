### Einfache Sprache.

plain-on = In diesem Chat schreibe ich jetzt in einfacher Sprache. Zurück geht es mit `/einfach aus`.
plain-off = In diesem Chat schreibe ich wieder wie gewohnt. Einfache Sprache gibt es mit `/einfach`.
plain-in-private = Einfache Sprache gibt es im privaten Chat mit mir. Bitte dort `/einfach` schreiben.
plain-unknown = „{ $typed }“ kenne ich hier nicht. Es gibt `/einfach an` und `/einfach aus`.
help-plain = im privaten Chat einfache Sprache
help-plain-more =
    - `/einfach`: schaltet im privaten Chat einfache Sprache ein
    - `/einfach aus`: schaltet sie wieder aus
