package io.attune.privacy.requests;

import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.audit.Audit;
import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.Jobs;
import io.attune.platform.personaldata.Everywhere;
import io.attune.platform.personaldata.Subject;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.privacy.requests.SubjectRequest.Reason;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Answers those who ask what we know of them, or to be forgotten. Only for whom the colleague may see and change.
@Controller
@Needs(Right.PRIVACY)
class RequestController {
    private final RequestStore requests;
    private final ErasePerson erase;
    private final People people;
    private final Jobs jobs;
    private final Audit audit;

    RequestController(RequestStore requests, ErasePerson erase, People people, Jobs jobs, Audit audit) {
        this.requests = requests;
        this.erase = erase;
        this.people = people;
        this.jobs = jobs;
        this.audit = audit;
    }

    @PostMapping("/people/{id}/export")
    @Transactional
    public String export(Viewer viewer, @PathVariable long id) {
        PersonId person = person(viewer, id).id();
        long request = requests.ask(viewer, person, SubjectRequest.Kind.EXPORT, Reason.ASKED);
        return begin(
                viewer,
                person,
                request,
                ExportPerson.class,
                new ExportPerson.Input(request),
                "person.exported",
                Reason.ASKED);
    }

    @GetMapping("/people/{id}/erasure")
    String preview(Viewer viewer, @PathVariable long id, Model model) {
        PersonSummary person = person(viewer, id);
        var outcome = erase.preview(Subject.person(id));
        model.addAttribute("page", new RequestPage.Preview(person, outcome, Everywhere.YEARS_BY_LAW));
        return "privacy/requests/preview";
    }

    @PostMapping("/people/{id}/erasure")
    @Transactional
    public String erase(Viewer viewer, @PathVariable long id, @RequestParam Reason reason) {
        PersonId person = person(viewer, id).id();
        long request = requests.ask(viewer, person, SubjectRequest.Kind.ERASURE, reason);
        return begin(
                viewer, person, request, ErasePerson.class, new ErasePerson.Input(request), "person.erased", reason);
    }

    @GetMapping("/privacy/requests/{id}")
    String show(Viewer viewer, @PathVariable long id, Model model) {
        SubjectRequest request = find(viewer, id);
        model.addAttribute(
                "page",
                new RequestPage(request, people.find(viewer, request.person()).orElse(null)));
        return "privacy/requests/request";
    }

    @GetMapping("/privacy/requests/{id}/archive")
    ResponseEntity<byte[]> archive(Viewer viewer, @PathVariable long id) {
        SubjectRequest request = find(viewer, id);
        byte[] archive = requests.archive(id).orElseThrow(() -> new NotFound("archive " + id));
        audit.record(viewer.user(), "person.archive", "person:" + request.person(), Map.of());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("person-" + request.person() + ".zip")
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(archive);
    }

    private String begin(
            Viewer viewer,
            PersonId person,
            long request,
            Class<? extends JobKind> kind,
            Object input,
            String action,
            Reason reason) {
        requests.started(request, jobs.start(kind, input, viewer.user()));
        audit.record(viewer.user(), action, "person:" + person, Map.of("reason", reason.name()));
        return "redirect:/privacy/requests/" + request;
    }

    /// Those who were forgotten are seen by whoever sees everybody.
    private SubjectRequest find(Viewer viewer, long id) {
        SubjectRequest request = requests.find(id).orElseThrow(() -> new NotFound("request " + id));
        boolean seen = viewer.reads(Kind.PEOPLE) == Viewer.Scope.ALL
                || people.find(viewer, request.person()).isPresent();
        if (!seen) throw new NotFound("request " + id);
        return request;
    }

    private PersonSummary person(Viewer viewer, long id) {
        PersonId person = new PersonId(id);
        boolean all = viewer.writes(Kind.PEOPLE) == viewer.reads(Kind.PEOPLE);
        return people.find(viewer, person).filter(_ -> all).orElseThrow(() -> new NotFound("person " + id));
    }
}
