package io.attune.platform.webhooks;

import io.attune.platform.outgoing.OutgoingRequests;
import io.attune.platform.outgoing.OutgoingSettings;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import io.attune.platform.webhooks.Endpoints.Handed;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Endpoints that hear what happens, and the log of what was sent to them.
@Controller
@RequestMapping("/settings/webhooks")
@Needs(Right.ADMINISTER)
class WebhooksController {
    private static final int PAGE = 30;

    private final EndpointStore store;
    private final Endpoints endpoints;
    private final DeliveryStore deliveries;
    private final OutgoingSettings outgoing;
    private final List<String> types;

    WebhooksController(
            EndpointStore store,
            Endpoints endpoints,
            DeliveryStore deliveries,
            OutgoingSettings outgoing,
            ObjectProvider<WebhookType> types) {
        this.store = store;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.outgoing = outgoing;
        this.types = types.stream().map(WebhookType::name).sorted().toList();
    }

    @GetMapping
    String list(Model model) {
        return list(EndpointForm.NEW, Problems.NONE, model);
    }

    @PostMapping
    String create(
            @Valid @ModelAttribute("form") EndpointForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        check(form, errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return list(form, Problems.of(errors), model);
        }
        return handOver(
                endpoints.create(form.name().strip(), form.url().strip(), form.events(), viewer.user()),
                model,
                response);
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, @RequestParam(required = false) @Nullable Long before, Model model) {
        Endpoint endpoint = find(id);
        return page(endpoint, EndpointForm.of(endpoint), Problems.NONE, null, before, model);
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable long id,
            @Valid @ModelAttribute("form") EndpointForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        check(form, errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(find(id), form, Problems.of(errors), null, null, model);
        }
        endpoints.change(id, form.name().strip(), form.url().strip(), form.events(), viewer.user());
        return back(id, "webhooks.changed", flash);
    }

    @DeleteMapping("/{id}")
    String delete(@PathVariable long id, Viewer viewer, RedirectAttributes flash) {
        endpoints.delete(id, viewer.user());
        flash.addFlashAttribute("notice", "webhooks.deleted");
        return "redirect:/settings/webhooks";
    }

    @PostMapping("/{id}/secret")
    String rotate(@PathVariable long id, Viewer viewer, Model model, HttpServletResponse response) {
        return handOver(endpoints.rotate(id, viewer.user()), model, response);
    }

    @PostMapping("/{id}/activity")
    String enable(@PathVariable long id, Viewer viewer, RedirectAttributes flash) {
        endpoints.enable(id, viewer.user());
        return back(id, "webhooks.enabled", flash);
    }

    @DeleteMapping("/{id}/activity")
    String disable(@PathVariable long id, Viewer viewer, RedirectAttributes flash) {
        endpoints.disable(id, viewer.user());
        return back(id, "webhooks.disabled", flash);
    }

    @PostMapping("/{id}/test")
    String test(@PathVariable long id, RedirectAttributes flash) {
        endpoints.test(id);
        return back(id, "webhooks.tested", flash);
    }

    @PostMapping("/{id}/deliveries/{delivery}/repetition")
    String again(@PathVariable long id, @PathVariable long delivery, Viewer viewer, RedirectAttributes flash) {
        endpoints.again(id, delivery, viewer.user());
        return back(id, "webhooks.again.done", flash);
    }

    @PostMapping("/private-addresses")
    String allowPrivate(Viewer viewer, RedirectAttributes flash) {
        return setPrivate(true, viewer, flash);
    }

    @DeleteMapping("/private-addresses")
    String refusePrivate(Viewer viewer, RedirectAttributes flash) {
        return setPrivate(false, viewer, flash);
    }

    private String setPrivate(boolean allowed, Viewer viewer, RedirectAttributes flash) {
        outgoing.allowPrivate(allowed, viewer.user());
        flash.addFlashAttribute("notice", allowed ? "webhooks.private.allowed" : "webhooks.private.refused");
        return "redirect:/settings/webhooks";
    }

    private void check(EndpointForm form, BindingResult errors) {
        if (form.events().isEmpty() || !types.containsAll(form.events()))
            errors.rejectValue("events", "problem.events", "problem.events");
        String url = form.url() == null ? "" : form.url().strip();
        if (!url.isEmpty() && OutgoingRequests.unfit(url).isPresent())
            errors.rejectValue("url", "problem.url", "problem.url");
    }

    /// In the answer itself: a redirect would keep the secret in the session until the next page.
    private String handOver(Handed handed, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Endpoint endpoint = find(handed.endpoint());
        return page(endpoint, EndpointForm.of(endpoint), Problems.NONE, handed.secret(), null, model);
    }

    private Endpoint find(long id) {
        return store.find(id).orElseThrow(() -> new NotFound("webhook " + id));
    }

    private String list(EndpointForm form, Problems problems, Model model) {
        model.addAttribute("endpoints", store.all());
        model.addAttribute("types", types);
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("privateAllowed", outgoing.privateAllowed());
        return "platform/webhooks/webhooks";
    }

    private String page(
            Endpoint endpoint,
            EndpointForm form,
            Problems problems,
            @Nullable String handed,
            @Nullable Long before,
            Model model) {
        List<Delivery> found = deliveries.of(endpoint.id(), before, PAGE + 1);
        boolean more = found.size() > PAGE;
        model.addAttribute("endpoint", endpoint);
        model.addAttribute("types", types);
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("handed", handed);
        model.addAttribute("deliveries", more ? found.subList(0, PAGE) : found);
        model.addAttribute(
                "older",
                more ? endpoint.path() + "?before=" + found.get(PAGE - 1).id() : null);
        return "platform/webhooks/webhook";
    }

    private static String back(long id, String notice, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", notice);
        return "redirect:/settings/webhooks/" + id;
    }
}
