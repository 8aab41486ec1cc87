package io.attune.activities.files;

import io.attune.activities.subjects.Subject;
import io.attune.activities.subjects.Subjects;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Files of customers.
@Controller
@RequestMapping("/files")
@Needs(Right.SEE_CUSTOMERS)
class FilesController {
    private final Files files;
    private final FileCheck check;
    private final Subjects subjects;
    private final CurrentWords words;

    FilesController(Files files, FileCheck check, Subjects subjects, CurrentWords words) {
        this.files = files;
        this.check = check;
        this.subjects = subjects;
        this.words = words;
    }

    @PostMapping
    String add(
            Viewer viewer,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "0") long person,
            @RequestParam(defaultValue = "0") long account,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Subject subject = Subject.of(person, account);
        String about = subjects.require(viewer, subject).name();
        try {
            check.check(file);
        } catch (FileRefused e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("subject", subject);
            model.addAttribute("about", about);
            model.addAttribute("name", e.name());
            model.addAttribute("problem", words.of(viewer).text(e.key(), e.limit()));
            return "activities/files/refused";
        }
        CustomerFile kept = files.add(viewer, subject, null, FileCheck.name(file), file);
        return "redirect:" + kept.subject().timeline();
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, @PathVariable long id, Model model) {
        return page(files.find(viewer, id), model);
    }

    @GetMapping("/{id}/content")
    void download(Viewer viewer, @PathVariable long id, HttpServletResponse response) throws IOException {
        CustomerFile file = files.find(viewer, id);
        Download.send(file, files.shelf(file), response);
    }

    @PostMapping("/{id}/deletion")
    String delete(Viewer viewer, @PathVariable long id, Model model) {
        return page(files.delete(viewer, id), model);
    }

    @DeleteMapping("/{id}/deletion")
    String restore(Viewer viewer, @PathVariable long id) {
        return "redirect:" + files.restore(viewer, id).path();
    }

    private static String page(CustomerFile file, Model model) {
        model.addAttribute("file", file);
        return "activities/files/page";
    }
}
