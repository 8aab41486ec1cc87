package io.attune.platform.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/// The OpenAPI document for people to read.
@Controller
class DevelopersController {
    private final OpenApiWebMvcResource document;
    private final JsonMapper json;
    private final String path;

    DevelopersController(
            OpenApiWebMvcResource document, JsonMapper json, @Value("${springdoc.api-docs.path}") String path) {
        this.document = document;
        this.json = json;
        this.path = path;
    }

    @GetMapping("/developers")
    String show(HttpServletRequest request, Model model) throws IOException {
        byte[] openapi = document.openapiJson(request, path, Locale.ENGLISH);
        model.addAttribute("document", path);
        model.addAttribute("page", DevelopersPage.of(json.readTree(openapi)));
        return "platform/api/developers";
    }
}
