package org.goldthread.programme;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends a start that a programme file prevents with the sentence alone instead of a stack trace. */
class EditionFaultAnalyzer extends AbstractFailureAnalyzer<EditionFault> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EditionFault cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Mend the file and start again. An edition that candidates are on is never changed: "
                        + "restore its file and give the change a new edition code.",
                cause);
    }
}
