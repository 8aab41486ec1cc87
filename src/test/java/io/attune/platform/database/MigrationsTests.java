package io.attune.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.AttuneApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class MigrationsTests {
    private static final List<String> ORDER = Migrations.OURS.modules();

    @Test
    void everyFolderOfMigrationsIsKnown() throws IOException {
        try (var folders = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()).toList())
                    .isSubsetOf(ORDER);
        }
    }

    @Test
    void aModuleIsMigratedAfterThoseItMayUse() {
        ApplicationModules modules = ApplicationModules.of(AttuneApplication.class);
        for (ApplicationModule module : modules) {
            String name = module.getIdentifier().toString();
            if (!ORDER.contains(name)) continue;
            module.getDirectDependencies(modules)
                    .uniqueModules()
                    .map(used -> used.getIdentifier().toString())
                    .filter(used -> ORDER.contains(used) && !used.equals(name))
                    .forEach(used -> assertThat(ORDER.indexOf(used))
                            .as(name + " uses " + used)
                            .isLessThan(ORDER.indexOf(name)));
        }
    }
}
