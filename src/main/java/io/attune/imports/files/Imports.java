package io.attune.imports.files;

import io.attune.platform.audit.Audit;
import io.attune.platform.jobs.JobId;
import io.attune.platform.jobs.Jobs;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
    private final OwnFields fields;
    private final Templates templates;

    Imports(
            UploadStore uploads,
            ImportStore runs,
            Jobs jobs,
            Audit audit,
            CompanySettings settings,
            OwnFields fields,
            Templates templates) {
        this.templates = templates;
        this.fields = fields;
        this.uploads = uploads;
        this.runs = runs;
        this.jobs = jobs;
        this.audit = audit;
        this.settings = settings;
    }

    /// Keeps a file; it is taken in when [#start] says how.
    ImportRun receive(Viewer viewer, String name, InputStreamSource file, Target target) throws IOException {
        require(viewer, target);
        Upload upload = uploads.receive(name, file, viewer.user());
        return find(viewer, runs.add(upload, target, viewer.user()));
    }

    /// The same, where the file itself says what it holds; people where it does not.
    ImportRun receive(Viewer viewer, String name, InputStreamSource file) throws IOException {
        Upload upload = uploads.receive(name, file, viewer.user());
        Path head = uploads.head(upload, upload.firstSheet());
        try {
            Target target = Draft.target(upload, head, preview -> templates.target(viewer, preview))
                    .or(() -> Arrays.stream(Target.values())
                            .filter(each -> each.open(viewer))
                            .findFirst())
                    .orElseThrow(() -> new NotFound("import"));
            return find(viewer, runs.add(upload, target, viewer.user()));
        } finally {
            Files.deleteIfExists(head);
        }
    }

    /// @throws NotFound as well where the viewer may not bring what the file holds
    ImportRun find(Viewer viewer, long id) {
        ImportRun run = runs.find(id).orElseThrow(() -> new NotFound("import " + id));
        require(viewer, run.target());
        return run;
    }

    Draft draft(Viewer viewer, ImportRun run, Target target, Wishes wishes) throws IOException {
        if (!uploads.kept(run.upload().id()) && run.upload().size() > 0) throw new Conflict("imports.conflict.gone");
        Path head = uploads.head(run.upload(), wishes.sheet(run.upload()));
        Fields known = fields.of(target);
        try {
            return Draft.of(
                    target,
                    run.upload(),
                    head,
                    wishes,
                    known,
                    settings.current().zone(),
                    preview -> templates.find(viewer, target, known, preview));
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
    void start(Viewer viewer, ImportRun run, Target target, Plan plan) {
        begin(viewer, run, target, plan, false);
        audit.record(viewer.user(), "import.started", "import:" + run.id(), Map.of("target", target.code()));
    }

    /// Looks what would happen, without taking anything in.
    @Transactional
    void tryOut(Viewer viewer, ImportRun run, Target target, Plan plan) {
        begin(viewer, run, target, plan, true);
    }

    /// Takes in what was tried, in the same way.
    @Transactional
    void execute(Viewer viewer, ImportRun run) {
        require(viewer, run.target());
        if (run.state() != ImportRun.State.TRIED) throw new Conflict("imports.conflict.started");
        if (!uploads.kept(run.upload().id())) throw new Conflict("imports.conflict.gone");
        JobId job = jobs.start(ImportFile.class, new ImportFile.Input(run.id()), viewer.user());
        if (!runs.begin(run.id(), false, job)) throw new Conflict("imports.conflict.started");
        audit.record(
                viewer.user(),
                "import.started",
                "import:" + run.id(),
                Map.of("target", run.target().code()));
    }

    @Transactional
    void takeBack(Viewer viewer, ImportRun run) {
        require(viewer, run.target());
        if (!run.reversible()) throw new Conflict("imports.conflict.back");
        JobId job = jobs.start(TakeBack.class, new TakeBack.Input(run.id()), viewer.user());
        if (!runs.begin(run.id(), true, job)) throw new Conflict("imports.conflict.back");
        audit.record(
                viewer.user(),
                "import.taken-back",
                "import:" + run.id(),
                Map.of("target", run.target().code()));
    }

    /// What was said about the file before, where nothing is said now.
    Wishes wishes(ImportRun run, Target target, Map<String, String> said) {
        var wishes = new Wishes(said);
        if (!wishes.silentOnColumns() || said.containsKey("template") || target != run.target()) return wishes;
        return runs.planned(run.id())
                .map(plan -> Wishes.of(plan).onlyThese(fields.of(target)))
                .orElse(wishes);
    }

    private void begin(Viewer viewer, ImportRun run, Target target, Plan plan, boolean trying) {
        require(viewer, target);
        if (!runs.plan(run.id(), target, plan, trying)) throw new Conflict("imports.conflict.started");
        runs.started(run.id(), jobs.start(ImportFile.class, new ImportFile.Input(run.id()), viewer.user()));
        templates.remember(viewer, target, plan, run.upload().name());
    }

    private static void require(Viewer viewer, Target target) {
        if (!target.open(viewer)) throw new NotFound("import of " + target.code());
    }
}
