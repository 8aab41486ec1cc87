package io.attune.imports.files;

import io.attune.platform.audit.Audit;
import io.attune.platform.jobs.Jobs;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What pages and programs do with imports.
@Component
class Imports {
    private final UploadStore uploads;
    private final ImportStore runs;
    private final Jobs jobs;
    private final Audit audit;
    private final CompanySettings settings;

    Imports(UploadStore uploads, ImportStore runs, Jobs jobs, Audit audit, CompanySettings settings) {
        this.uploads = uploads;
        this.runs = runs;
        this.jobs = jobs;
        this.audit = audit;
        this.settings = settings;
    }

    /// Keeps a file; it is taken in when [#start] says how.
    ImportRun receive(String name, InputStreamSource file, Target target, UserId by) throws IOException {
        Upload upload = uploads.receive(name, file, by);
        return find(runs.add(upload, target, by));
    }

    ImportRun find(long id) {
        return runs.find(id).orElseThrow(() -> new NotFound("import " + id));
    }

    Draft draft(ImportRun run, Target target, Wishes wishes) throws IOException {
        if (!uploads.kept(run.upload().id()) && run.upload().size() > 0) throw new Conflict("imports.conflict.gone");
        Path head = uploads.head(run.upload().id());
        try {
            return Draft.of(
                    target, run.upload(), head, wishes, settings.current().zone());
        } finally {
            Files.deleteIfExists(head);
        }
    }

    /// Takes back a file that nobody can do anything with.
    @Transactional
    void forget(ImportRun run) {
        runs.remove(run.id());
        uploads.remove(run.upload().id());
    }

    @Transactional
    void start(ImportRun run, Target target, Plan plan, UserId by) {
        if (!runs.plan(run.id(), target, plan)) throw new Conflict("imports.conflict.started");
        runs.started(run.id(), jobs.start(ImportFile.class, new ImportFile.Input(run.id()), by));
        audit.record(by, "import.started", "import:" + run.id(), Map.of("target", target.code()));
    }
}
