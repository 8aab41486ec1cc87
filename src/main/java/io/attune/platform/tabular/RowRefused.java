package io.attune.platform.tabular;

/// Whoever takes rows cannot take this one, for a reason that only it knows, such as a number that somebody else has;
/// carries no stack trace, because bad files have millions. Its message is the key of the problem.
public final class RowRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String column;
    private final transient Problem problem;

    /// `column` is the field at fault, or "".
    public RowRefused(String column, String key, Object... arguments) {
        super(key);
        this.column = column;
        this.problem = Problem.of(key, arguments);
    }

    public String column() {
        return column;
    }

    public Problem problem() {
        return problem;
    }

    @Override
    public RowRefused fillInStackTrace() {
        return this;
    }
}
