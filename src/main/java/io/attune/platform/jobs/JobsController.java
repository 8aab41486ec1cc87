package io.attune.platform.jobs;

import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Jobs as somebody follows them. Everybody sees what they started themselves, an administrator all.
@Controller
@RequestMapping("/jobs")
class JobsController {
    // How long a job that ended stays in the navigation.
    private static final Duration JUST_NOW = Duration.ofSeconds(30);

    private final JobStore store;
    private final Jobs jobs;
    private final Clock clock;

    JobsController(JobStore store, Jobs jobs, Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.clock = clock;
    }

    @GetMapping("/running")
    String running(Viewer viewer, Model model) {
        Instant now = clock.instant();
        model.addAttribute(
                "jobs",
                store.current(viewer, now.minus(JUST_NOW)).stream()
                        .map(job -> new JobPage(job, now))
                        .toList());
        return "platform/jobs/running";
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, @PathVariable long id, Model model) {
        return view("platform/jobs/page", viewer, id, model);
    }

    @GetMapping(path = "/{id}", headers = "HX-Request=true")
    String fragment(Viewer viewer, @PathVariable long id, Model model) {
        return view("platform/jobs/job", viewer, id, model);
    }

    @PostMapping("/{id}/cancellation")
    ResponseEntity<Void> cancel(Viewer viewer, @PathVariable long id) {
        request(viewer, id);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/jobs/" + id)
                .build();
    }

    @PostMapping(path = "/{id}/cancellation", headers = "HX-Request=true")
    String cancelInPlace(Viewer viewer, @PathVariable long id, Model model) {
        request(viewer, id);
        return view("platform/jobs/job", viewer, id, model);
    }

    private void request(Viewer viewer, long id) {
        jobs.cancel(find(viewer, id).id());
    }

    private String view(String template, Viewer viewer, long id, Model model) {
        model.addAttribute("page", new JobPage(find(viewer, id), clock.instant()));
        return template;
    }

    private Job find(Viewer viewer, long id) {
        return store.find(viewer, new JobId(id)).orElseThrow(() -> new NotFound("job " + id));
    }
}
