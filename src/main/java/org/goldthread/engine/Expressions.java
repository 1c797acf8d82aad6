package org.goldthread.engine;

import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/**
 * The engine's expressions, cut down to what the product's own files need: plain text, a name, one property of it, a
 * comparison with a literal, and who is asking. No text can call a method, wherever it came from: a BPMN file, a stored
 * filter or a query sent by a browser (src/docs/decisions).
 */
final class Expressions extends JuelExpressionManager {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final String LITERAL = "(?:'[^'\\\\]*'|-?[0-9]+(?:\\.[0-9]+)?|true|false|null)";
    private static final Pattern ALLOWED = Pattern.compile("[#$]\\{\\s*(?:"
            + NAME + "(?:\\." + NAME + ")?(?:\\s*(?:==|!=|<=|>=|<|>)\\s*" + LITERAL + ")?"
            + "|currentUser\\(\\)|currentUserGroups\\(\\))\\s*}");
    private static final Pattern PLAIN = Pattern.compile("(?:[^$#]|[$#](?!\\{))*", Pattern.DOTALL);

    Expressions(Map<Object, Object> beans) {
        super(beans);
    }

    @Override
    public ValueExpression createValueExpression(String expression) {
        if (!isAllowed(expression)) {
            throw new BadUserRequestException(
                    "Only names, properties and comparisons may stand in an expression here. This one is refused: "
                            + expression);
        }
        return super.createValueExpression(expression);
    }

    static boolean isAllowed(String expression) {
        return PLAIN.matcher(expression).matches()
                || ALLOWED.matcher(expression).matches();
    }
}
