### Coordination.

coordinator-name-person = Coordinating: **{ $coordinators }**. Who shall be added? (To release: `/coordinator release`)
coordinator-release-person = Who shall be released from coordinating?
coordinator-named = **{ $name }** is a coordinator now. `/partners` shows who coordinates.
coordinator-released = **{ $name }** no longer coordinates.
coordinator-claimed = **{ $name }** administers this group and has taken over coordinating.
coordinator-last = There has to be at least one coordinator. Please name somebody first: `/coordinator Name`.
coordinator-already = This person coordinates already. Nothing was changed.
coordinator-vacant = Nobody coordinates at the moment. Whoever administers this group takes over with `/coordinator` in the group.
coordinator-claim-offered = Somebody coordinates here already, see `/partners`. Whoever administers the group can still step in with `/coordinator claim`; everybody will be told.
coordinator-nobody = Nobody coordinates at the moment.
coordinator-nobody-to-name = Everybody who takes part coordinates already.
coordinator-nobody-left = Coordinating: { $coordinators }. There are no other partners yet; `/join` brings them in. To release: `/coordinator release`.
misfit-person = I cannot tell who “{ $typed }” is. The choices are: { $options }.

help-coordinator = name or release a coordinator
help-coordinator-more = `/coordinator Ben` makes Ben a coordinator, `/coordinator release Ben` takes it back. There is always at least one. Whoever administers the group can step in with `/coordinator claim`.
