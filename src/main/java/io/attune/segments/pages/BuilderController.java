package io.attune.segments.pages;

import io.attune.customers.People;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.segments.membership.Catalogue;
import io.attune.segments.membership.Counting;
import io.attune.segments.membership.Preview;
import io.attune.segments.membership.Segment;
import io.attune.segments.membership.Segments;
import io.attune.segments.membership.Segments.Wanted;
import io.attune.segments.pages.Draft.Group;
import io.attune.segments.pages.Draft.Mode;
import io.attune.segments.rules.Rule;
import io.attune.segments.rules.RuleReader;
import io.attune.segments.rules.RuleRefused;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Writes rules as sentences. What stands in the builder travels with the form, so nothing is kept before it is saved.
@Controller
@RequestMapping("/segments")
@Needs(Right.ANALYSE)
class BuilderController {
    private static final int LONGEST = 20_000;

    private final Segments segments;
    private final Counting counting;
    private final Speaking speaking;
    private final People people;
    private final JsonMapper json;

    BuilderController(Segments segments, Counting counting, Speaking speaking, People people, JsonMapper json) {
        this.segments = segments;
        this.counting = counting;
        this.speaking = speaking;
        this.people = people;
        this.json = json;
    }

    /// `rule` is one as programs have it, for links from elsewhere that say whom they mean; `name` what it may be
    /// called.
    @GetMapping("/new")
    String begin(
            Viewer viewer,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String name,
            Model model) {
        Sentences sentences = speaking.of(viewer, segments.catalogue());
        Group draft = new Group(Mode.ALL, List.of());
        String problem = null;
        if (!rule.isEmpty())
            try {
                if (rule.length() > LONGEST) throw new RuleRefused("", "problem.long");
                Rule meant = RuleReader.read(json.readTree(rule));
                segments.sensible(viewer, meant, null);
                draft = Drafts.of(meant);
            } catch (RuleRefused e) {
                problem = sentences.refused(e);
            } catch (JacksonException _) {
                problem = sentences.words().text("segment.refused.object");
            }
        model.addAttribute("page", new BuilderPage(null, name, "", 0, null, draft, sentences, viewer, problem, null));
        return "segments/pages/form";
    }

    @GetMapping("/{id:\\d+}/edit")
    String edit(Viewer viewer, @PathVariable long id, Model model) {
        Catalogue catalogue = segments.catalogue();
        Segment segment = find(viewer, catalogue, id);
        model.addAttribute(
                "page",
                new BuilderPage(
                        segment,
                        segment.name(),
                        segment.about() == null ? "" : segment.about(),
                        segment.version(),
                        segment.readyMade(),
                        Drafts.of(segment.rule()),
                        speaking.of(viewer, catalogue),
                        viewer,
                        null,
                        null));
        return "segments/pages/form";
    }

    /// Something was chosen, added or removed.
    @PostMapping("/draft")
    String draft(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> form,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean piece,
            Model model) {
        BuilderPage page = typed(viewer, form, null, null);
        model.addAttribute("page", page);
        if (piece) return "segments/pages/builder";
        count(viewer, page, model);
        return "segments/pages/form";
    }

    /// How many fit what stands in the builder; asked for beside the page, so that nobody waits for it.
    @PostMapping("/count")
    String count(Viewer viewer, @RequestParam MultiValueMap<String, String> form, Model model) {
        count(viewer, typed(viewer, form, null, null), model);
        return "segments/pages/count";
    }

    @PostMapping
    String create(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response) {
        Optional<Rule> rule = TypedRule.rule(typed(viewer, form, null, null).draft());
        if (rule.isEmpty()) return again(viewer, form, null, null, model, response);
        try {
            return "redirect:/segments/" + segments.create(viewer, wanted(form, rule.get()), null);
        } catch (RuleRefused e) {
            return again(viewer, form, e, null, model, response);
        }
    }

    @PostMapping("/{id:\\d+}")
    String change(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam int version,
            Model model,
            HttpServletResponse response) {
        Segment segment = find(viewer, segments.catalogue(), id);
        Optional<Rule> rule = TypedRule.rule(typed(viewer, form, null, null).draft());
        if (rule.isEmpty()) return again(viewer, form, null, null, model, response);
        try {
            if (segments.change(viewer, segment, version, wanted(form, rule.get()))) return "redirect:/segments/" + id;
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return again(viewer, form, null, "segment.changed", model, response);
        } catch (RuleRefused e) {
            return again(viewer, form, e, null, model, response);
        }
    }

    private String again(
            Viewer viewer,
            MultiValueMap<String, String> form,
            @Nullable RuleRefused refused,
            @Nullable String problem,
            Model model,
            HttpServletResponse response) {
        if (problem == null) response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        BuilderPage page = typed(viewer, form, refused, problem == null ? "problem.some" : problem);
        model.addAttribute("page", page);
        return "segments/pages/form";
    }

    private void count(Viewer viewer, BuilderPage page, Model model) {
        Optional<Rule> rule = TypedRule.rule(page.draft());
        model.addAttribute("incomplete", rule.isEmpty());
        if (rule.isEmpty()) return;
        try {
            Segment segment = page.segment();
            segments.sensible(viewer, rule.get(), segment == null ? null : segment.id());
            Preview preview = counting.count(viewer, rule.get(), segment);
            model.addAttribute("preview", preview);
            model.addAttribute("changes", segment != null);
            model.addAttribute("line", page.sentences().line(rule.get()));
            if (preview instanceof Preview.Exactly exactly) {
                var summaries = people.summaries(viewer, exactly.some());
                model.addAttribute(
                        "some",
                        exactly.some().stream()
                                .filter(summaries::containsKey)
                                .map(summaries::get)
                                .toList());
            }
        } catch (RuleRefused e) {
            model.addAttribute("refused", page.sentences().refused(e));
        }
    }

    private BuilderPage typed(
            Viewer viewer,
            MultiValueMap<String, String> form,
            @Nullable RuleRefused refused,
            @Nullable String problem) {
        Catalogue catalogue = segments.catalogue();
        Sentences sentences = speaking.of(viewer, catalogue);
        String id = text(form, "id");
        Segment segment = id.matches("\\d{1,18}") ? find(viewer, catalogue, Long.parseLong(id)) : null;
        String version = text(form, "version");
        String nameProblem = refused != null && refused.path().equals("name") ? refused.reason() : null;
        String general = refused != null && nameProblem == null
                ? sentences.refused(refused)
                : problem == null ? null : sentences.words().text(problem);
        return new BuilderPage(
                segment,
                text(form, "name"),
                text(form, "about"),
                version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0,
                null,
                TypedRule.draft(form, sentences::refused),
                sentences,
                viewer,
                general,
                nameProblem);
    }

    private static Wanted wanted(MultiValueMap<String, String> form, Rule rule) {
        return new Wanted(text(form, "name"), text(form, "about"), rule);
    }

    private static String text(MultiValueMap<String, String> form, String name) {
        String text = form.getFirst(name);
        return text == null ? "" : text;
    }

    private static Segment find(Viewer viewer, Catalogue catalogue, long id) {
        return catalogue
                .find(id)
                .filter(segment -> catalogue.open(viewer, segment.rule()))
                .orElseThrow(() -> new NotFound("segment " + id));
    }
}
