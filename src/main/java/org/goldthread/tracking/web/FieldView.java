package org.goldthread.tracking.web;

import java.util.List;
import java.util.Map;
import org.goldthread.engine.FormField;
import org.jspecify.annotations.Nullable;

/**
 * A component of a task's form as the page draws it.
 *
 * @param hint the hint, or null
 * @param html a text component's content, already safe
 * @param options value to label
 * @param value the value to show
 * @param hideWhen the condition on this form's own answers under which a browser may hide it, or null
 */
record FieldView(
        FormField.Type type,
        String key,
        String label,
        @Nullable String hint,
        String html,
        Map<String, String> options,
        @Nullable String value,
        boolean readOnly,
        @Nullable String hideWhen,
        List<FieldView> components) {}
