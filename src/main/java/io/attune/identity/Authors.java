package io.attune.identity;

import io.attune.channels.Post;
import io.attune.channels.PostId;
import io.attune.customers.PersonId;
import io.attune.platform.security.Viewer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who wrote something, and which person that is.
public interface Authors {
    /// The authors of inbound posts, made where they are new and linked where an imported handle or
    /// mail address proves who they are; set-based, in the caller's transaction.
    Map<PostId, Author> of(Collection<Post> posts);

    Optional<Author> find(AuthorId author);

    /// The identities of a person with the evidence of each, as far as the viewer sees the person.
    List<Identity> ofPerson(Viewer viewer, PersonId person);

    /// Remembers imported handles and links the authors that are already known by them; set-based.
    void handles(Collection<Handle> handles, long run);

    /// Forgets the handles that a run brought, unless they proved who somebody is.
    void forgetHandles(long run);

    record Handle(PersonId person, String network, String handle) {}
}
