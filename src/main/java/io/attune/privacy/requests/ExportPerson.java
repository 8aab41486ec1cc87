package io.attune.privacy.requests;

import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.personaldata.Everywhere;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.web.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Gathers all that is known of somebody into one archive; written in the company's language, for whoever asked.
@Component
class ExportPerson implements JobKind {
    private final RequestStore requests;
    private final Everywhere everywhere;
    private final CompanySettings settings;
    private final MessageSource messages;
    private final JsonMapper json;
    private final Clock clock;

    ExportPerson(
            RequestStore requests,
            Everywhere everywhere,
            CompanySettings settings,
            MessageSource messages,
            JsonMapper json,
            Clock clock) {
        this.requests = requests;
        this.everywhere = everywhere;
        this.settings = settings;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    /// The request that is meant.
    record Input(long request) {}

    record Outcome(long tables, long rows) {}

    @Override
    public String name() {
        return "person-export";
    }

    @Override
    public void run(JobRun job) {
        SubjectRequest request = requests.find(job.input(Input.class).request()).orElseThrow();
        job.page(request.path());
        job.step("gathering");
        List<Section> sections =
                everywhere.export(Subject.person(request.person().value()));
        Settings company = settings.current();
        var words = new Words(messages, company.language(), company.zone(), company.currency(), clock);
        Instant now = clock.instant();
        requests.exported(request.id(), new Archive(json, words).of(sections, now));
        long rows =
                sections.stream().mapToLong(section -> section.rows().size()).sum();
        job.result(new Outcome(sections.size(), rows));
    }
}
