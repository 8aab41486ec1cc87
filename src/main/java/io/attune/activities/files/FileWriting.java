package io.attune.activities.files;

import io.attune.activities.subjects.NamedSubjects;
import io.attune.activities.subjects.Subject;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/// Files that programs bring, of customers and of interactions.
@Component
public class FileWriting {
    private final Files files;
    private final FileCheck check;
    private final NamedSubjects subjects;
    private final CurrentWords words;

    FileWriting(Files files, FileCheck check, NamedSubjects subjects, CurrentWords words) {
        this.files = files;
        this.check = check;
        this.subjects = subjects;
        this.words = words;
    }

    /// `interaction` is one that the viewer may change.
    ///
    /// @throws ApiProblem where this file is not kept
    public ApiFile keep(Viewer viewer, Subject subject, @Nullable Long interaction, MultipartFile file)
            throws IOException {
        try {
            check.check(file);
        } catch (FileRefused e) {
            throw ApiProblem.field("file", words.of(viewer).text(e.key(), e.limit()));
        }
        return shown(viewer, List.of(files.add(viewer, subject, interaction, FileCheck.name(file), file)))
                .getFirst();
    }

    List<ApiFile> shown(Viewer viewer, List<CustomerFile> found) {
        Map<Subject, Subject> about =
                subjects.shown(viewer, found.stream().map(CustomerFile::subject).toList());
        return found.stream()
                .map(file -> ApiFile.of(file, about.getOrDefault(file.subject(), Subject.NOBODY)))
                .toList();
    }
}
