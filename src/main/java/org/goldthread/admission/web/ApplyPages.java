package org.goldthread.admission.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldthread.admission.Applications;
import org.goldthread.admission.Arrival;
import org.goldthread.admission.Drafts;
import org.goldthread.admission.Fault;
import org.goldthread.admission.Question;
import org.goldthread.admission.Question.Group;
import org.goldthread.people.Partners;
import org.goldthread.people.SchoolView;
import org.goldthread.people.Schools;
import org.goldthread.people.Viewer;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Applying, a page for each group of questions; every page can be saved and left. */
@Controller
@RequestMapping("/apply")
class ApplyPages {

    private static final int SCHOOLS = 20;

    private final Drafts drafts;
    private final Applications applications;
    private final Schools schools;
    private final Partners partners;
    private final Qualifications qualifications;

    ApplyPages(
            Drafts drafts,
            Applications applications,
            Schools schools,
            Partners partners,
            Qualifications qualifications) {
        this.drafts = drafts;
        this.applications = applications;
        this.schools = schools;
        this.partners = partners;
        this.qualifications = qualifications;
    }

    /** A page in the overview: whether it is answered. */
    record Page(String code, String words, boolean ready) {}

    @GetMapping
    String overview(@AuthenticationPrincipal Viewer viewer, Model model) {
        var faults = byField(drafts.faults(viewer.personId()));
        var pages = Stream.of(Group.values())
                .map(group -> new Page(
                        group.code(), group.words(), faultsOf(group, faults).isEmpty()))
                .toList();
        model.addAttribute("pages", pages);
        model.addAttribute("mine", applications.of(viewer.personId()));
        return "admission/apply";
    }

    @GetMapping("/{code}")
    String page(@AuthenticationPrincipal Viewer viewer, @PathVariable String code, Model model) {
        var group = Group.of(code).orElseThrow(NotFound::new);
        return show(group, drafts.of(viewer.personId()), Map.of(), model);
    }

    @PostMapping("/{code}")
    String save(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String code,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var group = Group.of(code).orElseThrow(NotFound::new);
        drafts.save(viewer.personId(), answers(group, posted));
        if (posted.containsKey("later")) {
            flash.addFlashAttribute("done", "Your answers are saved. Come back whenever you like.");
            return "redirect:/apply";
        }
        if (posted.containsKey("find")) {
            return "redirect:/apply/find-school";
        }
        var errors = faultsOf(group, byField(drafts.faults(viewer.personId())));
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return show(group, drafts.of(viewer.personId()), errors, model);
        }
        return "redirect:/apply/" + group.next().map(Group::code).orElse("check");
    }

    @GetMapping("/find-school")
    String findSchool(@RequestParam(defaultValue = "") String words, Model model) {
        model.addAttribute("words", words);
        if (words.strip().length() >= 3) {
            model.addAttribute("found", schools.search(words, 1, SCHOOLS));
        }
        return "admission/apply-school";
    }

    @PostMapping("/find-school")
    String chooseSchool(@AuthenticationPrincipal Viewer viewer, @RequestParam String urn) {
        drafts.save(viewer.personId(), Map.of(Question.SCHOOL_URN.key(), urn));
        return "redirect:/apply/" + Group.SCHOOL.code();
    }

    @GetMapping("/check")
    String check(@AuthenticationPrincipal Viewer viewer, Model model) {
        return check(viewer, drafts.faults(viewer.personId()), model);
    }

    @PostMapping("/check")
    String submit(
            @AuthenticationPrincipal Viewer viewer,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        var arrival = drafts.submit(viewer.personId());
        if (arrival.kind() == Arrival.Kind.REFUSED) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", byField(arrival.faults()));
            return check(viewer, arrival.faults(), model);
        }
        flash.addFlashAttribute(
                "done",
                arrival.kind() == Arrival.Kind.NEW
                        ? "Your application has been sent."
                        : "You have applied to this intake before. This is that application.");
        return "redirect:/applications/" + arrival.application();
    }

    private String check(Viewer viewer, List<Fault> faults, Model model) {
        var answers = drafts.of(viewer.personId());
        var groups = new LinkedHashMap<Group, Map<String, String>>();
        var school = schools.find(answers.getOrDefault(Question.SCHOOL_URN.key(), ""))
                .map(SchoolView::name)
                .orElse("");
        for (Group group : Group.values()) {
            groups.put(group, inWords(group, answers, school));
        }
        Objects.requireNonNull(groups.get(Group.QUALIFICATION))
                .put("Delivery partner", partnerName(answers.getOrDefault(Drafts.PARTNER, "")));
        model.addAttribute("groups", groups);
        model.addAttribute("faults", faults);
        model.addAttribute("places", places(faults));
        return "admission/apply-check";
    }

    /** Where each fault is mended: its page of the form, at its field. */
    private static Map<String, String> places(List<Fault> faults) {
        return faults.stream()
                .map(Fault::field)
                .distinct()
                .collect(Collectors.toMap(
                        field -> field,
                        field -> "/apply/"
                                + Question.of(field)
                                        .map(Question::group)
                                        .orElse(Group.QUALIFICATION)
                                        .code() + "#" + field));
    }

    private String partnerName(String code) {
        return partners.all().stream()
                .filter(partner -> partner.code().equals(code))
                .map(Partners.PartnerView::name)
                .findFirst()
                .orElse("");
    }

    private String show(Group group, Map<String, String> answers, Map<String, String> errors, Model model) {
        var values = new HashMap<>(answers);
        var born = answers.getOrDefault(Question.DATE_OF_BIRTH.key(), "").split("-", -1);
        if (born.length == 3) {
            values.put(Question.DATE_OF_BIRTH.key() + "-year", born[0]);
            values.put(Question.DATE_OF_BIRTH.key() + "-month", born[1]);
            values.put(Question.DATE_OF_BIRTH.key() + "-day", born[2]);
        }
        model.addAttribute("group", group);
        model.addAttribute("questions", asked(group));
        model.addAttribute("choices", choices());
        model.addAttribute("values", values);
        model.addAttribute("errors", errors);
        schools.find(answers.getOrDefault(Question.SCHOOL_URN.key(), ""))
                .ifPresent(school -> model.addAttribute("school", school));
        return "admission/apply-page";
    }

    private Map<String, Map<String, String>> choices() {
        var choices = new HashMap<String, Map<String, String>>();
        for (Question question : Question.values()) {
            choices.put(question.key(), question.choices());
        }
        choices.put(
                Question.QUALIFICATION.key(),
                qualifications.offered().stream().collect(Collectors.toMap(code -> code, code -> code)));
        var all = new LinkedHashMap<String, String>();
        partners.all().forEach(partner -> all.put(partner.code(), partner.name()));
        choices.put(Drafts.PARTNER, all);
        return choices;
    }

    private static Map<String, String> answers(Group group, Map<String, String> posted) {
        var answers = new HashMap<String, String>();
        for (Question question : asked(group)) {
            answers.put(question.key(), answer(question, posted));
        }
        if (group == Group.QUALIFICATION) {
            answers.put(Drafts.PARTNER, posted.getOrDefault(Drafts.PARTNER, ""));
        }
        return answers;
    }

    private static String answer(Question question, Map<String, String> posted) {
        if (question.kind() != Question.Kind.DATE) {
            return posted.getOrDefault(question.key(), "");
        }
        var year = posted.getOrDefault(question.key() + "-year", "").strip();
        var month = padded(posted.getOrDefault(question.key() + "-month", "").strip());
        var day = padded(posted.getOrDefault(question.key() + "-day", "").strip());
        return year + "-" + month + "-" + day;
    }

    private static String padded(String number) {
        return number.length() == 1 ? "0" + number : number;
    }

    /** The address is the one the person signs in with, so it is not asked. */
    private static List<Question> asked(Group group) {
        return group.questions().stream()
                .filter(question -> question != Question.EMAIL)
                .toList();
    }

    private static Map<String, String> faultsOf(Group group, Map<String, String> faults) {
        var mine = new LinkedHashMap<String, String>();
        group.questions().forEach(question -> {
            if (faults.containsKey(question.key())) {
                mine.put(question.key(), faults.get(question.key()));
            }
        });
        if (group == Group.QUALIFICATION && faults.containsKey(Drafts.PARTNER)) {
            mine.put(Drafts.PARTNER, faults.get(Drafts.PARTNER));
        }
        return mine;
    }

    private static Map<String, String> byField(List<Fault> faults) {
        return faults.stream()
                .collect(Collectors.toMap(Fault::field, Fault::sentence, (first, second) -> first, LinkedHashMap::new));
    }

    /** A group's answers as people read them: question to answer. */
    static Map<String, String> inWords(Group group, Map<String, String> answers, String school) {
        var words = new LinkedHashMap<String, String>();
        for (Question question : group.questions()) {
            var answer = answers.getOrDefault(question.key(), "");
            words.put(question.label().replace(" (optional)", ""), inWords(question, answer, school));
        }
        return words;
    }

    private static String inWords(Question question, String answer, String school) {
        return switch (question.kind()) {
            case SCHOOL -> (school + " " + answer).strip();
            case DATE -> day(answer);
            default -> question.choices().getOrDefault(answer, answer);
        };
    }

    /** What is no date stays as it was typed, so that it can be mended; three empty fields are nothing. */
    private static String day(String answer) {
        try {
            return DateWords.day(LocalDate.parse(answer));
        } catch (DateTimeParseException notYetADate) {
            return answer.equals("--") ? "" : answer;
        }
    }
}
