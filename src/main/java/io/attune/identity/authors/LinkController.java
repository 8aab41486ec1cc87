package io.attune.identity.authors;

import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.identity.AuthorId;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.BackTo;
import io.attune.platform.web.NotFound;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A colleague says which person an author is, and can take it back.
@Controller
@Needs(Right.LINK_IDENTITIES)
class LinkController {
    private static final int CANDIDATES = 8;

    private final LinkStore links;
    private final People people;
    private final Audit audit;

    LinkController(LinkStore links, People people, Audit audit) {
        this.links = links;
        this.people = people;
        this.audit = audit;
    }

    @GetMapping("/authors/{id}/candidates")
    String candidates(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "/inbox") String back,
            Model model) {
        List<PersonSummary> found = q.isBlank() ? List.of() : people.like(viewer, q, CANDIDATES);
        model.addAttribute("page", new CandidatesPage(id, q, back, found));
        return "identity/authors/candidates";
    }

    @PostMapping("/authors/{id}/link")
    @Transactional
    public String link(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam long person,
            @RequestParam(defaultValue = "/inbox") String back) {
        require(viewer, id);
        PersonId chosen = people.find(viewer, new PersonId(person))
                .orElseThrow(() -> new NotFound("person " + person))
                .id();
        links.link(new AuthorId(id), chosen, viewer.user(), null);
        audit.record(viewer.user(), "author.linked", "author:" + id, Map.of("person", chosen.toString()));
        return BackTo.page(back, "/people/" + person);
    }

    @DeleteMapping("/authors/{id}/link")
    @Transactional
    public String unlink(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "/inbox") String back) {
        require(viewer, id);
        links.unlink(new AuthorId(id), viewer.user());
        audit.record(viewer.user(), "author.unlinked", "author:" + id, Map.of());
        return BackTo.page(back, "/inbox");
    }

    /// Otherwise who does not see a customer could take their identities away.
    private void require(Viewer viewer, long author) {
        if (!links.open(viewer, new AuthorId(author))) throw new NotFound("author " + author);
    }
}
