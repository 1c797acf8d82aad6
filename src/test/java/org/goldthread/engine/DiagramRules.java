package org.goldthread.engine;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * A diagram can be read: everything is drawn, lines meet what they connect and nothing else, no label lies on anything, and
 * from every start a straight line leads to the right to the end that is hoped for.
 */
final class DiagramRules {

    private static final double NEAR = 2;
    private static final double LETTER = 6;
    private static final double TASK_LETTER = 6.6;
    private static final double LINE = 14;
    private static final double LABEL_WIDTH = 90;
    private static final double TASK_PADDING = 5;
    private static final double MARK_LENGTH = 15;
    private static final double MARK_WIDTH = 6;

    private final Map<FlowNode, Rectangle2D> shapes = new LinkedHashMap<>();
    private final Map<SequenceFlow, List<Line2D>> edges = new LinkedHashMap<>();
    private final Map<FlowElement, Rectangle2D> labels = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    DiagramRules(BpmnModelInstance model) {
        for (var shape : model.getModelElementsByType(BpmnShape.class)) {
            if (shape.getBpmnElement() instanceof FlowNode node) {
                shapes.put(node, rectangle(shape.getBounds()));
                label(node, shape.getBpmnLabel());
            }
        }
        for (var edge : model.getModelElementsByType(BpmnEdge.class)) {
            if (edge.getBpmnElement() instanceof SequenceFlow flow) {
                edges.put(flow, lines(edge));
                label(flow, edge.getBpmnLabel());
            }
        }
        drawn(model.getModelElementsByType(FlowNode.class), shapes);
        drawn(model.getModelElementsByType(SequenceFlow.class), edges);
    }

    private void drawn(Collection<? extends FlowElement> elements, Map<? extends FlowElement, ?> drawings) {
        elements.stream()
                .filter(element -> !drawings.containsKey(element))
                .forEach(element -> faults.add(element.getId() + " is not drawn"));
    }

    List<String> faults() {
        edges.forEach(this::meets);
        edges.forEach(this::passesBy);
        pairs(List.copyOf(edges.keySet()), this::apart);
        shapes.forEach(this::roomy);
        pairs(List.copyOf(shapes.keySet()), this::apart);
        labels.forEach(this::legible);
        pairs(List.copyOf(labels.keySet()), (one, other) -> {
            if (labels.get(one).intersects(labels.get(other))) {
                faults.add("the labels of " + one.getId() + " and " + other.getId() + " overlap");
            }
        });
        return faults;
    }

    private void meets(SequenceFlow flow, List<Line2D> lines) {
        var first = lines.get(0).getP1();
        var last = lines.get(lines.size() - 1).getP2();
        if (!isOnBorder(first, flow.getSource()) || !isOnBorder(last, flow.getTarget())) {
            faults.add(flow.getId() + " does not begin or end at what it connects");
        }
        if (lines.stream().anyMatch(line -> line.getX1() != line.getX2() && line.getY1() != line.getY2())) {
            faults.add(flow.getId() + " slants");
        }
    }

    /** Activities are met anywhere on their border, gateways and events where they reach furthest. */
    private boolean isOnBorder(Point2D point, FlowNode node) {
        var box = shapes.get(node);
        if (node instanceof Activity) {
            return grown(box, NEAR).contains(point) && !grown(box, -NEAR).contains(point);
        }
        return List.of(
                        new Point2D.Double(box.getX(), box.getCenterY()),
                        new Point2D.Double(box.getMaxX(), box.getCenterY()),
                        new Point2D.Double(box.getCenterX(), box.getY()),
                        new Point2D.Double(box.getCenterX(), box.getMaxY()))
                .stream()
                .anyMatch(corner -> corner.distance(point) <= NEAR);
    }

    private void passesBy(SequenceFlow flow, List<Line2D> lines) {
        shapes.forEach((node, box) -> {
            var inside = isIn(flow.getSource(), node) || isIn(flow.getTarget(), node);
            if (!inside && lines.stream().anyMatch(line -> line.intersects(grown(box, -NEAR)))) {
                faults.add(flow.getId() + " runs through " + node.getId());
            }
        });
    }

    /** Flows that fork from one node or merge into one may share a line, others may only cross. */
    private void apart(SequenceFlow one, SequenceFlow other) {
        var related =
                one.getSource().equals(other.getSource()) || one.getTarget().equals(other.getTarget());
        if (!related && edges.get(one).stream().anyMatch(line -> runsAlong(line, edges.get(other)))) {
            faults.add(one.getId() + " and " + other.getId() + " run on top of each other");
        }
    }

    private static boolean runsAlong(Line2D line, List<Line2D> others) {
        return others.stream()
                .filter(other -> isLevel(other) == isLevel(line))
                .map(other -> grown(other.getBounds2D(), NEAR).createIntersection(grown(line.getBounds2D(), NEAR)))
                .anyMatch(shared -> (isLevel(line) ? shared.getWidth() : shared.getHeight()) > 4 * NEAR
                        && (isLevel(line) ? shared.getHeight() : shared.getWidth()) > 0);
    }

    private static boolean isLevel(Line2D line) {
        return line.getY1() == line.getY2();
    }

    /** Boundary events sit on their border; a task's name leaves its icon free; the way that is hoped for is straight. */
    private void roomy(FlowNode node, Rectangle2D box) {
        if (node instanceof BoundaryEvent event) {
            var host = shapes.get(event.getAttachedTo());
            var centre = new Point2D.Double(box.getCenterX(), box.getCenterY());
            if (!grown(host, NEAR).contains(centre) || grown(host, -NEAR).contains(centre)) {
                faults.add(node.getId() + " does not sit on the border of what it belongs to");
            }
        }
        if (node instanceof Activity
                && wrapped(node.getName(), TASK_LETTER, box.getWidth() - 2 * TASK_PADDING)
                                .size()
                        > 2) {
            faults.add(node.getId() + " is too narrow for its name");
        }
        if (node instanceof StartEvent && !leadsStraightOn(node, box.getCenterY())) {
            faults.add("no straight way leads from " + node.getId() + " to an end");
        }
    }

    private boolean leadsStraightOn(FlowNode node, double height) {
        return node instanceof EndEvent
                || node.getOutgoing().stream()
                        .filter(flow -> edges.getOrDefault(flow, List.of()).stream()
                                .allMatch(line -> line.getX1() < line.getX2()
                                        && line.getY1() == height
                                        && line.getY2() == height))
                        .anyMatch(flow -> leadsStraightOn(flow.getTarget(), height));
    }

    private void apart(FlowNode one, FlowNode other) {
        var belong = isIn(one, other)
                || isIn(other, one)
                || one instanceof BoundaryEvent event && other.equals(event.getAttachedTo())
                || other instanceof BoundaryEvent also && one.equals(also.getAttachedTo());
        if (!belong && shapes.get(one).intersects(shapes.get(other))) {
            faults.add(one.getId() + " and " + other.getId() + " overlap");
        }
    }

    private static boolean isIn(FlowNode node, FlowNode around) {
        for (ModelElementInstance parent = node.getParentElement();
                parent != null;
                parent = parent.getParentElement()) {
            if (parent.equals(around)) {
                return true;
            }
        }
        return false;
    }

    private void legible(FlowElement element, Rectangle2D text) {
        shapes.forEach((node, box) -> {
            var around = contains(node, element);
            if (around ? !box.contains(text) : box.intersects(text)) {
                faults.add("the label of " + element.getId() + " lies on " + node.getId());
            }
        });
        edges.forEach((flow, lines) -> {
            if (lines.stream().anyMatch(line -> line.intersects(text))) {
                faults.add("the label of " + element.getId() + " lies on the line of " + flow.getId());
            } else if (isDefault(flow) && mark(lines.get(0)).intersects(text)) {
                faults.add("the label of " + element.getId() + " lies on the mark of " + flow.getId());
            }
        });
    }

    private static boolean isDefault(SequenceFlow flow) {
        return flow.getSource() instanceof ExclusiveGateway gateway && flow.equals(gateway.getDefault());
    }

    /** The stroke that crosses a default flow where it begins. */
    private static Rectangle2D mark(Line2D first) {
        var length = first.getP1().distance(first.getP2());
        var x = first.getX1() + (first.getX2() - first.getX1()) / length * MARK_LENGTH;
        var y = first.getY1() + (first.getY2() - first.getY1()) / length * MARK_LENGTH;
        var stretch = new Line2D.Double(first.getX1(), first.getY1(), x, y).getBounds2D();
        return isLevel(first)
                ? new Rectangle2D.Double(stretch.getX(), stretch.getY() - MARK_WIDTH, MARK_LENGTH, 2 * MARK_WIDTH)
                : new Rectangle2D.Double(stretch.getX() - MARK_WIDTH, stretch.getY(), 2 * MARK_WIDTH, MARK_LENGTH);
    }

    private static boolean contains(FlowNode around, FlowElement element) {
        return element instanceof SequenceFlow flow ? isIn(flow.getSource(), around) : isIn((FlowNode) element, around);
    }

    /** Tasks carry their name inside; the others have it beside them, in small type. */
    private void label(FlowElement element, BpmnLabel label) {
        if (element instanceof Activity || element.getName() == null) {
            return;
        }
        if (label == null || label.getBounds() == null) {
            faults.add("the label of " + element.getId() + " has no place");
            return;
        }
        var place = rectangle(label.getBounds());
        var lines = wrapped(element.getName(), LETTER, Math.min(LABEL_WIDTH, place.getWidth()));
        var widest = lines.stream().mapToInt(String::length).max().orElse(0);
        if (place.getWidth() < widest * LETTER || place.getHeight() < lines.size() * LINE) {
            faults.add("the label of " + element.getId() + " has too little room");
        }
        labels.put(element, place);
    }

    private static List<String> wrapped(String name, double letter, double width) {
        var lines = new ArrayList<>(List.of(""));
        for (var word : name.split("\\s+")) {
            var longer = (lines.get(lines.size() - 1) + " " + word).strip();
            if (longer.length() * letter > width) {
                lines.add(word);
            } else {
                lines.set(lines.size() - 1, longer);
            }
        }
        return lines;
    }

    private static List<Line2D> lines(BpmnEdge edge) {
        var points = edge.getWaypoints().stream()
                .map(point -> new Point2D.Double(point.getX(), point.getY()))
                .toList();
        var lines = new ArrayList<Line2D>();
        for (int i = 1; i < points.size(); i++) {
            lines.add(new Line2D.Double(points.get(i - 1), points.get(i)));
        }
        return lines;
    }

    private static Rectangle2D rectangle(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private static Rectangle2D grown(Rectangle2D box, double by) {
        return new Rectangle2D.Double(
                box.getX() - by, box.getY() - by, box.getWidth() + 2 * by, box.getHeight() + 2 * by);
    }

    private static <T> void pairs(List<T> all, BiConsumer<T, T> rule) {
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                rule.accept(all.get(i), all.get(j));
            }
        }
    }
}
