package io.attune;

import io.attune.platform.database.TestPostgres;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/// A test with all of Attune on a port and an empty database. Attune goes on running for the next such test, which
/// finds it empty again: so no properties or beans of a test's own, which would be another Attune.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = AttuneApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "attune.secret-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@ExtendWith(Afresh.class)
public @interface WholeAttune {}
