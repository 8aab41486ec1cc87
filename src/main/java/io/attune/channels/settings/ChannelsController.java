package io.attune.channels.settings;

import io.attune.channels.Channel;
import io.attune.channels.ChannelId;
import io.attune.channels.Channels;
import io.attune.channels.PostId;
import io.attune.channels.posts.SetAsidePosts;
import io.attune.channels.webhook.Webhooks;
import io.attune.channels.webhook.Webhooks.Handed;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@Controller
@RequestMapping("/settings/channels")
@Needs(Right.ADMINISTER)
class ChannelsController {
    private static final String LIST = "redirect:/settings/channels";
    private static final int MOST_SET_ASIDE = 50;

    private final Channels channels;
    private final Webhooks webhooks;
    private final SetAsidePosts setAside;
    private final Audit audit;

    ChannelsController(Channels channels, Webhooks webhooks, SetAsidePosts setAside, Audit audit) {
        this.channels = channels;
        this.webhooks = webhooks;
        this.setAside = setAside;
        this.audit = audit;
    }

    @GetMapping
    String list(Model model) {
        return page(WebhookForm.EMPTY, Problems.NONE, null, model);
    }

    @PostMapping
    String create(
            @Valid @ModelAttribute("form") WebhookForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        Optional<Handed> handed = errors.hasErrors()
                ? Optional.empty()
                : webhooks.create(form.name().strip(), form.network(), form.open(), viewer.user());
        if (handed.isPresent()) return handOver(handed.get(), model, response);
        if (!errors.hasErrors()) errors.rejectValue("name", "problem.name.taken", "problem.name.taken");
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return page(form, Problems.of(errors), null, model);
    }

    @PostMapping("/{id}/secret")
    String rotate(@PathVariable long id, Viewer viewer, Model model, HttpServletResponse response) {
        Channel channel = channel(id);
        if (!Webhooks.is(channel.kind())) throw new NotFound("a secret of channel " + id);
        return handOver(webhooks.rotate(channel.id(), viewer.user()), model, response);
    }

    @PostMapping("/{id}/activity")
    String activate(@PathVariable long id, Viewer viewer, RedirectAttributes flash) {
        return turn(channel(id), true, viewer, flash);
    }

    @DeleteMapping("/{id}/activity")
    String deactivate(@PathVariable long id, Viewer viewer, RedirectAttributes flash) {
        return turn(channel(id), false, viewer, flash);
    }

    @PostMapping("/set-aside/{post}/attempt")
    String tryAgain(@PathVariable long post, RedirectAttributes flash) {
        if (!setAside.tryAgain(new PostId(post))) throw new NotFound("a post set aside with number " + post);
        flash.addFlashAttribute("notice", "channels.aside.again.done");
        return LIST;
    }

    private String turn(Channel channel, boolean on, Viewer viewer, RedirectAttributes flash) {
        channels.activate(channel.id(), on);
        audit.record(
                viewer.user(),
                on ? "channel.activated" : "channel.deactivated",
                "channel:" + channel.id(),
                Map.of("name", channel.name()));
        flash.addFlashAttribute("notice", on ? "channels.activated" : "channels.deactivated");
        return LIST;
    }

    /// In the answer itself: a redirect would keep the secret in the session until the next page.
    private String handOver(Handed handed, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return page(WebhookForm.EMPTY, Problems.NONE, handed, model);
    }

    private Channel channel(long id) {
        return channels.find(new ChannelId(id)).orElseThrow(() -> new NotFound("channel " + id));
    }

    private String page(WebhookForm form, Problems problems, @Nullable Handed handed, Model model) {
        model.addAttribute(
                "channels", channels.all().stream().map(ChannelLine::new).toList());
        model.addAttribute("setAside", setAside.latest(MOST_SET_ASIDE));
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("handed", handed);
        model.addAttribute(
                "hooks",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/hooks/")
                        .toUriString());
        return "channels/settings/channels";
    }
}
