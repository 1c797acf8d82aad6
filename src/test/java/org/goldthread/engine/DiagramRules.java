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
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A diagram can be read: everything is drawn, lines meet what they connect and nothing else, no label lies on anything. */
final class DiagramRules {

    private static final double NEAR = 3;
    private static final double LETTER = 5.5;
    private static final double LINE = 14;
    private static final double LABEL_WIDTH = 90;

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
            }
        });
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
        labels.put(element, extent(element.getName(), label.getBounds()));
    }

    private static Rectangle2D extent(String name, Bounds place) {
        var lines = new ArrayList<>(List.of(""));
        for (var word : name.split("\\s+")) {
            var longer = (lines.get(lines.size() - 1) + " " + word).strip();
            if (longer.length() * LETTER > LABEL_WIDTH) {
                lines.add(word);
            } else {
                lines.set(lines.size() - 1, longer);
            }
        }
        var widest = lines.stream().mapToInt(String::length).max().orElse(0);
        return new Rectangle2D.Double(place.getX(), place.getY(), widest * LETTER, lines.size() * LINE);
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
