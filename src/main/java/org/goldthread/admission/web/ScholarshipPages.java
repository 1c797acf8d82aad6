package org.goldthread.admission.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldthread.admission.Money;
import org.goldthread.admission.ScholarshipFund;
import org.goldthread.admission.ScholarshipFund.Budget;
import org.goldthread.admission.ScholarshipFund.Given;
import org.goldthread.people.Partners;
import org.goldthread.people.Viewer;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.Paged;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.shared.SearchPattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What each partner can give in scholarships in a financial year, what is used and what is left; the lead sets it. */
@Controller
class ScholarshipPages {

    private static final int SIZE = 25;

    private final ScholarshipFund fund;
    private final Partners partners;

    ScholarshipPages(ScholarshipFund fund, Partners partners) {
        this.fund = fund;
        this.partners = partners;
    }

    /** A budget as it is shown. */
    record Row(String partner, String year, String total, String given, String left, List<String> districts) {}

    @GetMapping("/scholarships")
    String show(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        return page(viewer, q, page, Map.of(), model);
    }

    @GetMapping("/scholarships.csv")
    ResponseEntity<byte[]> export(@AuthenticationPrincipal Viewer viewer, @RequestParam(defaultValue = "") String q) {
        var csv = new CsvExport("Partner", "Year", "Budget", "Used", "Left", "Given to schools in");
        rows(viewer, q)
                .forEach(row -> csv.row(
                        row.partner(),
                        row.year(),
                        row.total(),
                        row.given(),
                        row.left(),
                        String.join("; ", row.districts())));
        return csv.download("scholarships.csv");
    }

    @PostMapping("/scholarships")
    String set(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead sets scholarship budgets");
        }
        try {
            fund.set(partner(posted), number(posted, "year"), number(posted, "pounds"), viewer.personId());
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return page(viewer, "", 1, posted, model);
        }
        redirect.addFlashAttribute("done", "The budget is set. Scholarships are automatic while it lasts.");
        return "redirect:/scholarships";
    }

    private String page(Viewer viewer, String q, int page, Map<String, String> values, Model model) {
        model.addAttribute("rows", Paged.of(rows(viewer, q), Math.max(1, page), SIZE));
        model.addAttribute("q", q);
        model.addAttribute(
                "address", ListAddress.of("/scholarships").with("q", q).toString());
        model.addAttribute(
                "csv", ListAddress.of("/scholarships.csv").with("q", q).toString());
        model.addAttribute("sets", viewer.is(Role.LEAD));
        model.addAttribute("partners", names());
        model.addAttribute("years", years());
        model.addAttribute("values", values);
        return "admission/scholarships";
    }

    private List<Row> rows(Viewer viewer, String q) {
        var seen = seen(viewer);
        var names = names();
        var given = fund.given(seen).stream().collect(Collectors.groupingBy(one -> one.partner() + one.year()));
        var budgets = new LinkedHashMap<String, Budget>();
        seen.stream().map(fund::of).forEach(budget -> budgets.put(budget.partner() + budget.year(), budget));
        fund.budgets(seen).forEach(budget -> budgets.put(budget.partner() + budget.year(), budget));
        return budgets.values().stream()
                .map(budget -> row(budget, names, given.getOrDefault(budget.partner() + budget.year(), List.of())))
                .filter(row -> SearchPattern.found(q, row.partner(), row.year()))
                .toList();
    }

    private static Row row(Budget budget, Map<String, String> names, List<Given> given) {
        return new Row(
                names.getOrDefault(budget.partner(), budget.partner()),
                budget.yearWords(),
                Money.pounds(budget.total()),
                Money.pounds(budget.given()),
                Money.pounds(budget.left()),
                given.stream()
                        .map(one ->
                                "%s: %d, %s".formatted(one.district(), one.scholarships(), Money.pounds(one.pence())))
                        .toList());
    }

    private Set<String> seen(Viewer viewer) {
        if (viewer.is(Role.LEAD) || viewer.is(Role.ADMINISTRATOR)) {
            return names().keySet();
        }
        if (!viewer.is(Role.COORDINATOR)) {
            throw new AccessDeniedException("Scholarships are for coordinators and the lead");
        }
        return viewer.partners(Role.COORDINATOR);
    }

    private Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        partners.all().forEach(partner -> names.put(partner.code(), partner.name()));
        return names;
    }

    private Map<String, String> years() {
        var years = new LinkedHashMap<String, String>();
        for (int year = fund.thisYear(); year <= fund.thisYear() + 2; year++) {
            years.put(String.valueOf(year), new Budget("", year, 0, 0).yearWords());
        }
        return years;
    }

    private String partner(Map<String, String> posted) {
        var partner = posted.getOrDefault("partner", "");
        if (!names().containsKey(partner)) {
            throw new Refusal("partner", "Choose the partner.");
        }
        return partner;
    }

    private static int number(Map<String, String> posted, String field) {
        try {
            return Integer.parseInt(
                    posted.getOrDefault(field, "").strip().replace(",", "").replace("£", ""));
        } catch (NumberFormatException wrong) {
            throw new Refusal(field, field.equals("year") ? "Choose the year." : "Enter whole pounds, like 12000.");
        }
    }
}
