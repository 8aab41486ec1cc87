package io.attune.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An Attune that runs somewhere, spoken to by its API with a token.
final class Remote {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int TOO_MANY = 429;

    private final HttpClient client = HttpClient.newHttpClient();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where Attune runs; ATTUNE_URL or http://127.0.0.1:8080 if not given.")
    private @Nullable String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "A personal token (Me, API tokens); ATTUNE_TOKEN if not given, which no other user sees.")
    private @Nullable String token;

    JsonNode get(String path) {
        return json(send(request(path).GET()));
    }

    JsonNode post(String path) {
        return json(send(request(path).POST(BodyPublishers.noBody())));
    }

    /// Sends a file with some texts as browsers send forms, without holding it in memory.
    JsonNode send(String path, Path file, Map<String, String> texts) throws IOException {
        String boundary = "attune-" + UUID.randomUUID();
        var head = new StringBuilder();
        texts.forEach((name, text) -> head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, text)));
        head.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(boundary, file.getFileName().toString().replaceAll("[\"\\r\\n]", "_")));
        if (!Files.isRegularFile(file)) throw new Failure("there is no file " + file);
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(head.toString()),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return json(send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body)));
    }

    void download(String path, Path to) throws IOException {
        HttpResponse<InputStream> answer = send(request(path).GET());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() >= 400) throw refused(answer.statusCode(), body.readAllBytes());
            Files.write(to, body.readAllBytes());
        }
    }

    static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        String root = chosen(url, "ATTUNE_URL", "http://127.0.0.1:8080");
        String shown = chosen(token, "ATTUNE_TOKEN", "");
        if (shown.isEmpty()) throw new Failure("say --token, or set ATTUNE_TOKEN; colleagues make tokens under Me");
        try {
            return HttpRequest.newBuilder(URI.create(root.replaceAll("/+$", "") + path))
                    .timeout(PATIENCE)
                    .header("Accept", "application/json")
                    .header("Authorization", "Bearer " + shown);
        } catch (IllegalArgumentException e) {
            throw new Failure("--url must be an address such as http://127.0.0.1:8080, was " + root);
        }
    }

    /// Waits as long as the server asks for when there were too many requests.
    private HttpResponse<InputStream> send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        try {
            HttpResponse<InputStream> answer = client.send(built, BodyHandlers.ofInputStream());
            while (answer.statusCode() == TOO_MANY) {
                answer.body().close();
                Thread.sleep(Duration.ofSeconds(
                        answer.headers().firstValueAsLong("Retry-After").orElse(1)));
                answer = client.send(built, BodyHandlers.ofInputStream());
            }
            return answer;
        } catch (ConnectException e) {
            throw new Failure("nobody answers at " + built.uri().resolve("/"));
        } catch (IOException e) {
            throw new Failure("the connection to " + built.uri().resolve("/") + " broke: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    private static JsonNode json(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            byte[] bytes = body.readAllBytes();
            if (answer.statusCode() >= 400) throw refused(answer.statusCode(), bytes);
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw new Failure("what answers there is no Attune");
        } catch (IOException e) {
            throw new Failure("the answer broke off: " + e.getMessage());
        }
    }

    /// Says what the server says, with the fields that are open.
    private static Failure refused(int status, byte[] body) {
        var said = new StringBuilder();
        try {
            JsonNode problem = JSON.readTree(body);
            said.append(problem.path("detail").asString(""));
            problem.path("fields")
                    .properties()
                    .forEach(field -> said.append("; ")
                            .append(field.getKey())
                            .append(": ")
                            .append(field.getValue().asString("")));
            problem.path("formats")
                    .properties()
                    .forEach(field -> said.append("; formats of ")
                            .append(field.getKey())
                            .append(": ")
                            .append(field.getValue()));
            for (JsonNode error : problem.path("errors"))
                said.append("; ")
                        .append(error.path("field").asString(""))
                        .append(": ")
                        .append(error.path("detail").asString(""));
        } catch (JacksonException e) {
            said.setLength(0);
        }
        if (said.isEmpty() && status == 401) said.append("the token is unknown, revoked or expired");
        if (said.isEmpty() && status == 403) said.append("the token or its owner may not do that");
        return new Failure(said.isEmpty() ? "the server answered " + status : said.toString());
    }

    private static String chosen(@Nullable String given, String variable, String otherwise) {
        if (given != null) return given;
        String set = System.getenv(variable);
        return set == null || set.isBlank() ? otherwise : set;
    }
}
