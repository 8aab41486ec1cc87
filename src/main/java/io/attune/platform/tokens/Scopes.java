package io.attune.platform.tokens;

import io.attune.platform.security.Grant;
import io.attune.platform.security.Grants;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How far a token goes: which kinds of record it reads and writes, and whether it imports and exports.
///
/// Written `people:read`, `people:write`, …, `import`, `export`. Who writes a kind reads it, and whatever
/// belongs to customers comes with reading people.
public record Scopes(Set<Kind> reads, Set<Kind> writes, boolean imports, boolean exports) {
    private static final String READ = ":read";
    private static final String WRITE = ":write";
    private static final String IMPORT = "import";
    private static final String EXPORT = "export";

    public Scopes {
        Set<Kind> read = EnumSet.noneOf(Kind.class);
        read.addAll(reads);
        read.addAll(writes);
        if (read.stream().anyMatch(Kind::ofCustomers)) read.add(Kind.PEOPLE);
        reads = Set.copyOf(read);
        writes = Set.copyOf(writes);
        if (reads.isEmpty() && !imports && !exports) throw new IllegalArgumentException("a token needs a scope");
    }

    /// @throws IllegalArgumentException where one of them is no scope, or there is none
    public static Scopes of(Collection<String> names) {
        Set<Kind> reads = EnumSet.noneOf(Kind.class);
        Set<Kind> writes = EnumSet.noneOf(Kind.class);
        for (String name : names) {
            if (name.endsWith(READ)) reads.add(kind(name, READ));
            else if (name.endsWith(WRITE)) writes.add(kind(name, WRITE));
            else if (!name.equals(IMPORT) && !name.equals(EXPORT))
                throw new IllegalArgumentException("no scope is called " + name);
        }
        return new Scopes(reads, writes, names.contains(IMPORT), names.contains(EXPORT));
    }

    /// In a fixed order, with those that others bring along.
    public List<String> names() {
        var names = new ArrayList<String>();
        for (Kind kind : Kind.values()) {
            if (reads.contains(kind)) names.add(word(kind) + READ);
            if (writes.contains(kind)) names.add(word(kind) + WRITE);
        }
        if (imports) names.add(IMPORT);
        if (exports) names.add(EXPORT);
        return List.copyOf(names);
    }

    /// The same grants, with nothing of the kinds that are not in scope.
    public Grants limit(Grants grants) {
        Grants limited = grants;
        for (Kind kind : Kind.values()) {
            Grant own = grants.grant(kind);
            Scope reading = reads.contains(kind) ? own.reads() : Scope.NONE;
            Scope writing = writes.contains(kind) ? own.writes() : Scope.NONE;
            limited = limited.with(kind, new Grant(reading, writing));
        }
        return limited;
    }

    /// Whether a right of the owner's role is in scope. Settings and the audit never are; a right that nobody thought
    /// of here is not either.
    public boolean include(Right right) {
        return rights().contains(right);
    }

    /// The word for a kind in a scope, such as `people`.
    public static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Set<Right> rights() {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        if (reads.contains(Kind.PEOPLE) || reads.contains(Kind.ACCOUNTS)) rights.add(Right.SEE_CUSTOMERS);
        if (reads.contains(Kind.PEOPLE)) rights.add(Right.ANALYSE);
        if (writes.contains(Kind.PEOPLE)) rights.add(Right.LINK_IDENTITIES);
        if (reads.contains(Kind.MONEY)) rights.add(Right.SEE_MONEY);
        if (writes.contains(Kind.MONEY)) rights.addAll(Set.of(Right.KEEP_ORDERS, Right.KEEP_BOOKS));
        if (writes.contains(Kind.DEALS)) rights.add(Right.SELL);
        if (writes.contains(Kind.CONVERSATIONS)) rights.addAll(Set.of(Right.ANSWER, Right.JUDGE));
        if (imports) rights.add(Right.IMPORT);
        if (exports) rights.add(Right.EXPORT);
        return rights;
    }

    private static Kind kind(String name, String ending) {
        String word = name.substring(0, name.length() - ending.length());
        for (Kind kind : Kind.values()) if (word(kind).equals(word)) return kind;
        throw new IllegalArgumentException("no scope is called " + name);
    }
}
