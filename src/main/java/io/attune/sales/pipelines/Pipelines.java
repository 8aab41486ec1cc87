package io.attune.sales.pipelines;

import io.attune.platform.audit.Audit;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The company's pipelines and lost reasons. A company that has none yet gets a first pipeline, in
/// its own language.
@Component
public class Pipelines {
    private static final int LONGEST_REASON = 80;

    private static final String[] FIRST_PROBABILITIES = {".10", ".25", ".50", ".75"};

    private final PipelineStore store;
    private final ReasonStore reasons;
    private final Audit audit;
    private final CompanySettings settings;
    private final MessageSource messages;
    private final Clock clock;

    Pipelines(
            PipelineStore store,
            ReasonStore reasons,
            Audit audit,
            CompanySettings settings,
            MessageSource messages,
            Clock clock) {
        this.store = store;
        this.reasons = reasons;
        this.audit = audit;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    /// At least one, in their order.
    @Transactional
    public List<Pipeline> all() {
        List<Pipeline> known = store.all();
        if (!known.isEmpty()) return known;
        store.lock();
        if (store.all().isEmpty()) begin();
        return store.all();
    }

    @Transactional
    public Pipeline find(long id) {
        return all().stream()
                .filter(pipeline -> pipeline.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("pipeline " + id));
    }

    /// The one that was asked for, or the first.
    @Transactional
    public Pipeline findOrFirst(long id) {
        List<Pipeline> all = all();
        return all.stream().filter(pipeline -> pipeline.id() == id).findFirst().orElse(all.getFirst());
    }

    @Transactional
    public List<LostReason> reasons() {
        all();
        return reasons.all();
    }

    /// Those that may still be given.
    @Transactional
    public List<LostReason> activeReasons() {
        return reasons().stream().filter(LostReason::active).toList();
    }

    /// Empty where another pipeline has this name.
    @Transactional
    Optional<Long> create(String name, UserId by) {
        Optional<Long> id = store.insert(name.strip());
        id.ifPresent(pipeline -> {
            List<Stage> stages = firstStages();
            for (int place = 0; place < stages.size(); place++) store.insertStage(pipeline, place, stages.get(place));
            audit.record(by, "pipeline.created", "pipeline:" + pipeline, Map.of("name", name.strip()));
        });
        return id;
    }

    /// Gives the pipeline this name and these stages, in this order; those without an id are new,
    /// those that are missing are deleted if no deal ever stands in them.
    ///
    /// @throws Conflict when a missing stage still has deals
    /// @return false where another pipeline has this name
    @Transactional
    boolean change(long pipeline, String name, List<Stage> stages, UserId by) {
        Pipeline before = find(pipeline);
        store.lock();
        if (!store.rename(pipeline, name.strip())) return false;
        var kept = new ArrayList<Long>();
        for (int place = 0; place < stages.size(); place++) {
            Stage stage = stages.get(place);
            if (before.find(stage.id()).isPresent()) {
                store.updateStage(pipeline, place, stage);
                kept.add(stage.id());
            } else store.insertStage(pipeline, place, stage);
        }
        for (Stage old : before.stages()) {
            if (kept.contains(old.id())) continue;
            if (store.deals(old.id()) > 0) throw new Conflict("pipelines.stage.used");
            store.deleteStage(old.id());
        }
        audit.record(by, "pipeline.changed", "pipeline:" + pipeline, Map.of("stages", words(stages)));
        return true;
    }

    /// Deletes a stage; its deals, open and ended, go on from `target`.
    @Transactional
    void deleteStage(long pipeline, long stage, long target, UserId by) {
        Pipeline before = find(pipeline);
        Stage old = before.stage(stage);
        store.lock();
        if (before.stages().size() == 1) throw new Conflict("pipelines.stage.last");
        if (store.deals(stage) > 0) {
            if (target == stage || before.find(target).isEmpty()) throw new Conflict("pipelines.stage.used");
            store.moveAll(old, before.stage(target), clock.instant(), by);
        }
        store.deleteStage(stage);
        audit.record(by, "pipeline.stage.deleted", "pipeline:" + pipeline, Map.of("name", old.name()));
    }

    /// @throws Conflict when it is the last one or still has deals
    @Transactional
    void delete(long pipeline, UserId by) {
        Pipeline old = find(pipeline);
        store.lock();
        if (store.all().size() == 1) throw new Conflict("pipelines.last");
        for (Stage stage : old.stages()) {
            if (store.deals(stage.id()) > 0) throw new Conflict("pipelines.used");
            store.deleteStage(stage.id());
        }
        store.delete(pipeline);
        audit.record(by, "pipeline.deleted", "pipeline:" + pipeline, Map.of("name", old.name()));
    }

    /// False where another reason has this name.
    @Transactional
    boolean addReason(String name, UserId by) {
        if (reasons.insert(name.strip()).isEmpty()) return false;
        audit.record(by, "lost-reason.created", "lost-reason", Map.of("name", name.strip()));
        return true;
    }

    /// The reason of this name, however it is spelt; where there is none it is made, but not
    /// offered: what another program knows of the past must not lead the list for the future.
    @Transactional
    public long reasonOfThePast(String name) {
        String fitting = name.strip();
        if (fitting.length() > LONGEST_REASON)
            fitting = fitting.substring(0, LONGEST_REASON).strip();
        return reasons.ofThePast(fitting);
    }

    /// What is lost for when nobody said why; in the company's language, and not offered either.
    @Transactional
    public long unsaidReason() {
        return reasons.ofThePast(companyWords().text("lost.unsaid"));
    }

    /// False where another reason has this name.
    @Transactional
    boolean changeReason(long id, String name, boolean active, UserId by) {
        if (!reasons.update(id, name.strip(), active)) return false;
        audit.record(by, "lost-reason.changed", "lost-reason:" + id, Map.of("name", name.strip()));
        return true;
    }

    private void begin() {
        Words words = companyWords();
        long pipeline = store.insert(words.text("pipelines.first")).orElseThrow();
        List<Stage> stages = firstStages();
        for (int place = 0; place < stages.size(); place++) store.insertStage(pipeline, place, stages.get(place));
        if (!reasons.all().isEmpty()) return;
        for (String reason : List.of("price", "rival", "silent", "timing", "need"))
            reasons.insert(words.text("lost.first." + reason));
    }

    private List<Stage> firstStages() {
        Words words = companyWords();
        var stages = new ArrayList<Stage>();
        for (int place = 0; place < FIRST_PROBABILITIES.length; place++) {
            var probability = new BigDecimal(FIRST_PROBABILITIES[place]);
            stages.add(new Stage(0, words.text("pipelines.first." + (place + 1)), probability, place == 3));
        }
        return stages;
    }

    private Words companyWords() {
        var company = settings.current();
        return new Words(messages, company.language(), company.zone(), company.currency(), clock);
    }

    private static String words(List<Stage> stages) {
        return String.join(" → ", stages.stream().map(Stage::name).toList());
    }
}
