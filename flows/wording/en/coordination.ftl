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
misfit-person = I cannot tell who “{ $typed }” is. The choices are: { $options }.

help-coordinator = name or release a coordinator
help-coordinator-more =
    - `/coordinator Ben`: lets Ben coordinate, too
    - `/coordinator release Ben`: takes that back
