package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import io.attune.platform.database.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the sources: whoever names a table that has an owner in SQL asks for the viewer's predicate (`sees`,
/// `changes`), or says `@WithoutViewer("why")`.
class EveryStatementAsksForTheViewerTests {
    private static final Set<String> PREDICATES = Set.of("sees", "changes");

    @Test
    void everyStatementOverRecordsWithAnOwnerAsksForTheViewer() throws IOException {
        Set<String> tables = tablesWithAnOwner();
        assertThat(tables).contains("person", "account", "customer_order", "conversation", "timeline_entry");
        Pattern named = Pattern.compile(
                "\\b(from|join|into|update|using)\\s+(" + String.join("|", tables) + ")\\b", Pattern.CASE_INSENSITIVE);
        var forgotten = new ArrayList<String>();
        for (Source source : sources())
            for (Method method : source.methods.values())
                if (!method.excused
                        && named.matcher(source.text(method, new HashSet<>())).find()
                        && !source.answersFor(method)) forgotten.add(source.name + "." + method.name);
        assertThat(forgotten)
                .as("ask viewer.sees(Kind, alias), or say @WithoutViewer(\"why\")")
                .isEmpty();
    }

    private static Set<String> tablesWithAnOwner() {
        return JdbcClient.create(TestPostgres.migrated())
                .sql("""
                select c.relname as name
                  from pg_class c
                  join pg_attribute o on o.attrelid = c.oid and o.attname = 'owner_id'
                  join pg_attribute t on t.attrelid = c.oid and t.attname = 'team_id'
                 where c.relkind in ('r', 'p') and not c.relispartition
                """)
                .query((row, _) -> row.getString("name"))
                .set();
    }

    private static List<Source> sources() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var paths = Files.walk(Path.of("src/main/java"))) {
            List<Path> java =
                    paths.filter(path -> path.toString().endsWith(".java")).toList();
            var task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
            var sources = new ArrayList<Source>();
            for (CompilationUnitTree unit : task.parse()) sources.add(Source.of(unit));
            return sources;
        }
    }

    private static final class Method {
        final String name;
        final boolean excused;
        final boolean inner;
        final StringBuilder text = new StringBuilder();
        final Set<String> names = new HashSet<>();
        final Set<String> calls = new HashSet<>();

        Method(String name, boolean excused, boolean inner) {
            this.name = name;
            this.excused = excused;
            this.inner = inner;
        }
    }

    /// One file: its constants and methods, nested classes too.
    private static final class Source extends TreeScanner<Void, Method> {
        final String name;
        final Map<String, Method> methods = new HashMap<>();
        final Map<String, Method> constants = new HashMap<>();
        private boolean excused;
        private int overloads;

        private Source(String name) {
            this.name = name;
        }

        static Source of(CompilationUnitTree unit) {
            String file = unit.getSourceFile().getName();
            var source = new Source(file.substring(file.indexOf("io/attune"), file.length() - ".java".length()));
            for (var type : unit.getTypeDecls()) source.scan(type, null);
            return source;
        }

        /// Its own texts, and those of the constants and methods of this file that it uses.
        String text(Method method, Set<Method> seen) {
            if (!seen.add(method)) return "";
            var text = new StringBuilder(method.text);
            for (String used : method.names)
                if (constants.containsKey(used)) text.append(' ').append(text(constants.get(used), seen));
            for (Method called : called(method)) text.append(' ').append(text(called, seen));
            return text.toString();
        }

        /// A private method may be handed the predicate by those who call it.
        boolean answersFor(Method method) {
            if (asks(method, new HashSet<>())) return true;
            List<Method> callers = methods.values().stream()
                    .filter(other -> other != method && other.calls.contains(method.name))
                    .toList();
            return method.inner
                    && !callers.isEmpty()
                    && callers.stream().allMatch(caller -> asks(caller, new HashSet<>()));
        }

        boolean asks(Method method, Set<Method> seen) {
            if (!seen.add(method)) return false;
            return method.calls.stream().anyMatch(PREDICATES::contains)
                    || called(method).stream().anyMatch(called -> asks(called, seen));
        }

        private List<Method> called(Method method) {
            return methods.values().stream()
                    .filter(other -> method.calls.contains(other.name) && !other.excused)
                    .toList();
        }

        @Override
        public Void visitClass(ClassTree type, Method outer) {
            boolean before = excused;
            excused |= excuses(type.getModifiers());
            super.visitClass(type, outer);
            excused = before;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Method outer) {
            boolean inner = tree.getModifiers().getFlags().contains(Modifier.PRIVATE);
            var method = new Method(tree.getName().toString(), excused || excuses(tree.getModifiers()), inner);
            methods.put(method.name + "/" + overloads++, method);
            return super.visitMethod(tree, method);
        }

        @Override
        public Void visitVariable(VariableTree tree, Method method) {
            if (method != null) return super.visitVariable(tree, method);
            var constant = new Method(tree.getName().toString(), true, true);
            constants.put(constant.name, constant);
            return super.visitVariable(tree, constant);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Method method) {
            if (method != null && literal.getValue() instanceof String said)
                method.text.append(' ').append(said);
            return super.visitLiteral(literal, method);
        }

        @Override
        public Void visitIdentifier(IdentifierTree identifier, Method method) {
            if (method != null) method.names.add(identifier.getName().toString());
            return super.visitIdentifier(identifier, method);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Method method) {
            if (method != null) {
                if (call.getMethodSelect() instanceof MemberSelectTree member)
                    method.calls.add(member.getIdentifier().toString());
                else method.calls.add(call.getMethodSelect().toString());
            }
            return super.visitMethodInvocation(call, method);
        }

        private static boolean excuses(ModifiersTree modifiers) {
            return modifiers.getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("WithoutViewer"));
        }
    }
}
