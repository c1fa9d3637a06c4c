### Wer zu einer Organisation dazukommt, und der Widerspruch dagegen.

admission-new = { $place ->
    [private] { $cooperation }: **{ $person }** ist neu für **{ $organisation }** dabei.
   *[group] **{ $person }** ist neu für **{ $organisation }** dabei.
} Passt das nicht, können alle, die dort schon länger mitmachen, und die Koordination bis { $until } widersprechen.
admission-is-refused = { $place ->
    [private] { $cooperation }: **{ $person }** gehört nicht zu **{ $organisation }**, sagt { $by }.
   *[group] **{ $person }** gehört nicht zu **{ $organisation }**, sagt { $by }.
} Was für diese Organisation gesagt wurde, ist in offenen Beschlüssen zurückgenommen.
admission-over = { $place ->
    [private] { $cooperation }:{ " " }
   *[group] { "" }
}{ $present ->
    [yes] **{ $person }** macht für **{ $organisation }** mit. Die Zeit zum Widersprechen ist vorbei.
   *[no] **{ $person }** macht nicht mehr für **{ $organisation }** mit.
}
admission-coordination = die Koordination
admission-choice-refuse = Gehört nicht zu uns

admission-toast = Notiert: { $person } gehört nicht dazu.
admission-done = Notiert: **{ $person }** gehört nicht dazu und macht dort nicht mehr mit.
admission-told = { $cooperation }: { $person }, bei **{ $organisation }** hieß es, dass diese Zuordnung nicht stimmt. Das Mitmachen dort ist deshalb beendet, und was dafür in offenen Beschlüssen gesagt wurde, ist zurückgenommen. Für eine andere Organisation geht es mit `/mitmachen` weiter; war es ein Irrtum, hilft die Koordination.
admission-news = { $cooperation }: { $by } sagt, dass **{ $person }** nicht zu **{ $organisation }** gehört. Das Mitmachen dort ist beendet; die Person weiß Bescheid.
admission-nobody = Gerade ist niemand neu dabei. Widersprechen geht 14 Tage lang, für die eigene Organisation.
admission-refuse-newcomer = Wer gehört nicht dazu?

admission-refused-settled = Das hat schon jemand gesagt. Geändert wurde nichts.
admission-refused-over = Widersprechen geht hier nicht mehr. Geändert wurde nichts.
admission-refused-oneself = Selbst aufhören geht mit /austreten, wechseln mit /mitmachen. Geändert wurde nichts.
admission-refused-stranger = Das können nur die Partner:innen dieser Organisation und die Koordination sagen. Geändert wurde nichts.
admission-refused-newer = Das kann nur sagen, wer schon länger dabei ist. Geändert wurde nichts.

help-admission = sagen, wer nicht zur eigenen Organisation gehört
help-admission-more =
    - `/aufnahme`: fragt, wer nicht zur eigenen Organisation gehört
    - `/aufnahme Eva`: sagt, dass Eva nicht dazugehört
