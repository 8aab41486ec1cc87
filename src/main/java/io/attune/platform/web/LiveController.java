package io.attune.platform.web;

import io.attune.platform.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/// The stream of changes that a browser listens to.
///
/// The request's own virtual thread writes and waits, so there is no second dispatch to secure and a
/// browser that reads slowly blocks nothing but itself.
@Controller
class LiveController {
    private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);

    private final LiveHub hub;
    private final ObjectProvider<SessionRepository<?>> sessions;
    private final List<LiveGate> gates;
    private final JsonMapper json;
    private final Duration heartbeat;

    LiveController(
            LiveHub hub,
            ObjectProvider<SessionRepository<?>> sessions,
            ObjectProvider<LiveGate> gates,
            JsonMapper json,
            @Value("${attune.live.heartbeat:20s}") Duration heartbeat) {
        this.hub = hub;
        this.sessions = sessions;
        this.gates = gates.stream().toList();
        this.json = json;
        this.heartbeat = heartbeat;
    }

    @GetMapping(path = "/live")
    void listen(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws InterruptedException {
        HttpSession session = request.getSession(false);
        String id = session == null ? null : session.getId();
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // Otherwise nginx keeps events until its buffer is full.
        response.setHeader("X-Accel-Buffering", "no");
        LiveStream stream = hub.open(viewer.user());
        try {
            write(viewer, stream, id, response.getOutputStream());
        } catch (IOException e) {
            LOG.debug("{} closed a browser", viewer.user());
        } finally {
            hub.close(stream);
        }
    }

    /// The viewer is that of the beginning: a stream ends when what they may see changes.
    private void write(Viewer viewer, LiveStream stream, @Nullable String session, OutputStream out)
            throws IOException, InterruptedException {
        send(out, "event: hello\ndata: {}\n\n");
        long checked = System.nanoTime();
        while (!stream.ended()) {
            Optional<LiveChanges> changes = stream.take(heartbeat);
            if (System.nanoTime() - checked >= heartbeat.toNanos()) {
                if (!signedIn(session)) return;
                checked = System.nanoTime();
            }
            if (stream.ended()) return;
            send(out, changes.map(told -> event(viewer, told)).orElse(":\n\n"));
        }
    }

    private String event(Viewer viewer, LiveChanges changes) {
        if (changes.everything()) return "event: reset\ndata: {}\n\n";
        Map<String, Set<String>> ids = new LinkedHashMap<>(changes.ids());
        for (LiveGate gate : gates) {
            Set<String> told = ids.get(gate.topic());
            if (told == null || told.contains(LiveChanges.ALL)) continue;
            Set<String> seen = gate.seen(viewer, told);
            if (seen.isEmpty()) ids.remove(gate.topic());
            else ids.put(gate.topic(), seen);
        }
        return ids.isEmpty() ? ":\n\n" : "event: change\ndata: " + json.writeValueAsString(ids) + "\n\n";
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Looks the session up without using it: a stream must not keep alive what nobody works in.
    private boolean signedIn(@Nullable String session) {
        SessionRepository<?> repository = sessions.getIfAvailable();
        if (repository == null) return true;
        try {
            return session != null && repository.findById(session) != null;
        } catch (DataAccessException | TransactionException e) {
            return true;
        }
    }
}
