package org.goldthread.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {

    private final Expressions expressions = new Expressions(Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain text",
                "costs $5 or #7",
                "P730D",
                "PT1M,PT10M,PT1H",
                "${offerPlace}",
                "#{execution.processBusinessKey}",
                "${doTryOutcome == 'agreed'}",
                "${ marks >= 20 }",
                "${done == true}",
                "${currentUser()}",
                "${currentUserGroups()}",
                "${verifyBy}"
            })
    void whatTheProductsFilesNeed_isAllowed(String text) {
        assertThat(Expressions.isAllowed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${now()}",
                "${dateTime().plusDays(1)}",
                "${''.getClass()}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${execution.setVariable('a', 'b')}",
                "${execution.processEngineServices.runtimeService}",
                "#{a[0]}",
                "${a['b']}",
                "${a ? b : c}",
                "${a == b}",
                "${a == 'x' || b == 'y'}",
                "${a + 1}",
                "before ${a}",
                "${a}${b}",
                "${a} after",
                "\\${a.b()}",
                "${currentUser().toString()}",
                "${a == 'it\\'s'}",
                "${",
                "${}",
                "${a\u0000}",
                "${ａ}"
            })
    void anythingElse_isRefusedAsABadRequest(String text) {
        assertThatThrownBy(() -> expressions.createValueExpression(text)).isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> expressions.createExpression(text)).isInstanceOf(BadUserRequestException.class);
    }
}
