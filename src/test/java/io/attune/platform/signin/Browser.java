package io.attune.platform.signin;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A browser without scripts: it keeps cookies, follows redirects and submits forms as they are on the page.
public final class Browser {
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String root;

    public Browser(int port) {
        this.root = "http://127.0.0.1:" + port;
    }

    public record Page(int status, URI at, HttpResponse<String> response) {
        public Document document() {
            return Jsoup.parse(response.body(), at.toString());
        }

        public String text() {
            return document().text();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Page open(String path) {
        return send(request(path).header("Accept", "text/html").GET());
    }

    /// Fills in the form that is sent to `action`: `name, value, name, value, …` replace what it holds.
    public Page submit(Page page, String action, String... values) {
        Element form = page.document().selectFirst("form[method=post][action='" + action + "']");
        if (form == null) throw new AssertionError("no form for " + action + " on " + page.at + ": " + page.text());
        var fields = new ArrayList<String>();
        for (Element field : form.select("[name]")) {
            String name = field.attr("name");
            // Of several buttons only the pressed one is sent; the test names it among the values.
            if (List.of(values).contains(name) || field.tagName().equals("button")) continue;
            String type = field.attr("type");
            if ((type.equals("checkbox") || type.equals("radio")) && !field.hasAttr("checked")) continue;
            if (field.tagName().equals("select")) selected(field).forEach(value -> fields.add(pair(name, value)));
            else fields.add(pair(name, field.val()));
        }
        for (int i = 0; i < values.length; i += 2) fields.add(pair(values[i], values[i + 1]));
        return post(action, String.join("&", fields));
    }

    /// As [#submit], with a file in the field `file` of the form that sends files there and has the first of the
    /// values.
    public Page attach(Page page, String action, String file, String content, String... values) {
        Element form = page.document()
                .selectFirst("form[action='" + action + "']:has([name=" + values[0] + "][value=" + values[1] + "])");
        if (form == null) throw new AssertionError("no form for " + action + " on " + page.at());
        var all = new LinkedHashMap<String, String>();
        for (Element field : form.select("input[type=hidden]")) all.put(field.attr("name"), field.attr("value"));
        for (int i = 0; i < values.length; i += 2) all.put(values[i], values[i + 1]);
        String boundary = "----AttuneTests";
        var body = new StringBuilder();
        all.forEach((name, value) -> body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value)));
        body.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--%s--\r\n"
                .formatted(boundary, file, content, boundary));
        return send(request(action)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    public Page post(String path, String body, String... headers) {
        var request = request(path)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
        return send(request);
    }

    public Page get(String path, String... headers) {
        var request = request(path).GET();
        if (headers.length > 0) request.headers(headers);
        return send(request);
    }

    /// Reads an answer line by line for as long as it lasts, such as a stream of events.
    public void lines(String path, Consumer<String> line) {
        try {
            client.send(request(path).GET().build(), BodyHandlers.ofLines())
                    .body()
                    .forEach(line);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : root + path));
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Page(response.statusCode(), response.uri(), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// What a browser would send of a list: the chosen options, or the first where one must be.
    private static List<String> selected(Element select) {
        List<String> chosen = select.select("option[selected]").eachAttr("value");
        Element first = select.selectFirst("option");
        return chosen.isEmpty() && !select.hasAttr("multiple") && first != null ? List.of(first.val()) : chosen;
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
