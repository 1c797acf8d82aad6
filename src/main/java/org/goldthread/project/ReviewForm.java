package org.goldthread.project;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the coach records after a term. */
record ReviewForm(
        @NotNull(message = "Say whether the review was held.")
        @Pattern(regexp = "held|not-held", message = "Choose one of the answers.")
        String outcome,

        @Nullable LocalDate heldOn,

        @NotBlank(message = "Write down what was agreed, or why there was no review.")
        @Size(max = 2000, message = "Shorten this to 2,000 characters.")
        String notes) {}
