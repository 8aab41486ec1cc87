package io.attune;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.attune.platform.security.Viewer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/// The rules of STYLE.md that a tool can check.
class ArchitectureTests {
    private static final JavaClasses ATTUNE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.attune");
    private static final List<String> BANNED = List.of(
            "Impl", "Util", "Utils", "Helper", "Manager", "Dto", "Mapper", "Processor", "Base", "Abstract", "Common");
    private static final String[] PURE = {
        "io.attune.behavior.models..",
        "io.attune.behavior.instruments..",
        "io.attune.behavior.lookalikes..",
        "io.attune.analysis.reader..",
        "io.attune.identity.matching..",
        "io.attune.platform.tabular..",
        "io.attune.platform.text..",
        "io.attune.demo.generator.."
    };

    @Test
    void noNameEndsInAWordThatSaysNothing() {
        // The base of the reader is what it ships with, not a base class.
        List<String> bad = ATTUNE.stream()
                .map(JavaClass::getSimpleName)
                .filter(name -> BANNED.stream().anyMatch(name::endsWith))
                .filter(name -> !List.of("Base", "CustomerBase").contains(name))
                .toList();
        assertThat(bad).isEmpty();
    }

    @Test
    void controllersAreNotPublic() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .or()
                .areAnnotatedWith(RestController.class)
                .should()
                .notBePublic()
                .check(ATTUNE);
    }

    @Test
    void storesAreNotPublic() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Store")
                .should()
                .notBePublic()
                .check(ATTUNE);
    }

    @Test
    void featuresOfAModuleHaveNoCycles() {
        for (String module : modules()) {
            slices().matching("io.attune." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(ATTUNE);
        }
    }

    @Test
    void contractsKnowNoFeatures() {
        for (String module : modules()) {
            if (module.equals("platform")) continue;
            noClasses()
                    .that()
                    .resideInAPackage("io.attune." + module)
                    .should()
                    .dependOnClassesThat(inFeatureOf(module))
                    .allowEmptyShould(true)
                    .check(ATTUNE);
        }
    }

    @Test
    void purePackagesKnowNeitherSpringNorSql() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .and(describe(
                        "are not package-info",
                        (JavaClass c) -> !c.getSimpleName().equals("package-info")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "org.postgresql..")
                .check(ATTUNE);
    }

    @Test
    void whoeverTakesAViewerTakesItFirst() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Store")
                .should(takeAViewerFirst())
                .check(ATTUNE);
    }

    @Test
    void everyPackageIsNullMarkedAndEveryModuleSaysWhatItUses() {
        for (JavaClass info :
                ATTUNE.that(describe("package-info", c -> c.getSimpleName().equals("package-info")))) {
            assertThat(info.isAnnotatedWith(NullMarked.class))
                    .as(info.getPackageName())
                    .isTrue();
        }
        for (String module : modules()) {
            JavaClass info = ATTUNE.get("io.attune." + module + ".package-info");
            assertThat(info.isAnnotatedWith(ApplicationModule.class)).as(module).isTrue();
        }
    }

    /// The pure packages are named interfaces that a contract may speak of.
    private static DescribedPredicate<JavaClass> inFeatureOf(String module) {
        return resideInAPackage("io.attune." + module + ".*..")
                .and(describe(
                        "are not pure",
                        (JavaClass c) -> Arrays.stream(PURE)
                                .noneMatch(pure -> resideInAPackage(pure).test(c))));
    }

    private static ArchCondition<JavaMethod> takeAViewerFirst() {
        return new ArchCondition<>("take a Viewer first, if they take one") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                List<String> parameters = method.getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .toList();
                boolean fits = parameters.indexOf(Viewer.class.getName()) <= 0;
                events.add(new SimpleConditionEvent(method, fits, method.getFullName()));
            }
        };
    }

    private static List<String> modules() {
        return ATTUNE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("io.attune."))
                .map(name -> name.substring("io.attune.".length()))
                .map(name -> name.contains(".") ? name.substring(0, name.indexOf('.')) : name)
                .distinct()
                .sorted()
                .toList();
    }
}
