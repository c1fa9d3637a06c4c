### Coordination.

coordinator-name-person = Coordinating: **{ $coordinators }**. Who should be added? (To release: `/coordinator release`)
coordinator-release-person = Who should stop coordinating?
coordinator-named = **{ $name }** is now a coordinator. `/partners` shows who coordinates.
coordinator-released = **{ $name }** no longer coordinates.
coordinator-claimed = **{ $name }** administers this group and has taken over coordinating.
coordinator-last = There has to be at least one coordinator. Please name somebody first: `/coordinator Name`.
coordinator-already = This person is already a coordinator. Nothing was changed.
coordinator-vacant = Nobody coordinates at the moment. Whoever administers this group takes over with `/coordinator` in the group.
coordinator-claim-offered = Somebody already coordinates here, see `/partners`. Whoever administers the group can still step in with `/coordinator claim`; everybody will be told.
coordinator-nobody = Nobody coordinates at the moment.
coordinator-nobody-to-name = Everybody who takes part is already a coordinator.
coordinator-nobody-left = Coordinating: { $coordinators }. There are no other partners yet; `/join` brings them in. To release: `/coordinator release`.
coordinator-with-deputy = { $name } (deputy: { $deputy }{ $away ->
    [yes] , at present
   *[no] {""}
})
coordinator-deputy-who = Who should stand in during an absence? The deputy can then do all that coordinators can, except name coordinators and end the cooperation.
coordinator-deputy-named = **{ $deputy }** stands in for **{ $name }** as coordinator, only while **{ $name }** is away (`/away`).
coordinator-deputy-ended = **{ $name }** has no deputy as coordinator any more.
coordinator-deputy-none = There was no deputy. Nothing was changed.
coordinator-deputy-nobody = A deputy has to be a partner who does not coordinate. `/join` brings partners in.
coordinator-deputy-partners-only = A deputy is named by somebody who coordinates and takes part as a partner. Nothing was changed.
coordinator-deputy-begins = **{ $name }** is away until { $day }. Until then coordinating is possible from here; `/help` shows what belongs to it.
coordinator-deputy-over = **{ $name }** is back. Standing in as coordinator ends with that, thank you!
coordinator-stands-in = Standing in as coordinator for **{ $names }**, until { $day }. Naming coordinators and ending the cooperation stays with those who are away.
misfit-person = I cannot tell who “{ $typed }” is. The choices are: { $options }.

help-coordinator = name or release a coordinator
help-coordinator-more =
    - `/coordinator Ben`: lets Ben coordinate, too; `/coordinator release Ben` takes that back
    - `/coordinator deputy Clara`: Clara coordinates while one is away (`/away`)
