package org.goldthread.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A form as its {@code .form} file describes it.
 *
 * @param id the form's id, which is its task's name
 * @param components what it shows, in order
 */
public record FormSchema(String id, List<FormField> components) {

    /** The fields a person answers, in order, out of their groups. */
    public List<FormField> inputs() {
        return flat(components)
                .filter(field -> field.type().isInput() && !field.readOnly())
                .toList();
    }

    /** The field with this key. */
    public Optional<FormField> input(String key) {
        return inputs().stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** The components not hidden, given the prepared values and the answers so far; groups hold theirs. */
    public List<FormField> visible(Map<String, ?> values) {
        return visible(components, values);
    }

    private static List<FormField> visible(List<FormField> of, Map<String, ?> values) {
        return of.stream()
                .filter(field -> !field.hidden(values))
                .map(field -> field.components().isEmpty() ? field : field.with(visible(field.components(), values)))
                .toList();
    }

    /** Every component, groups before what they hold. */
    public List<FormField> all() {
        return flat(components).toList();
    }

    /** Whether its rules need nothing that a handler prepares. */
    boolean isFixed() {
        return all().stream().allMatch(field -> field.hideWhen() == null && field.valuesKey() == null);
    }

    private static Stream<FormField> flat(List<FormField> components) {
        return components.stream().flatMap(field -> Stream.concat(Stream.of(field), flat(field.components())));
    }
}
