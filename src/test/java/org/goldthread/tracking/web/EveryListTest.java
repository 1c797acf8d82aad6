package org.goldthread.tracking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.goldthread.people.Viewer;
import org.goldthread.people.Viewer.Grant;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.SignedInAs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever stands in an address, a list answers with a page. */
@GoldthreadTest
class EveryListTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    ProgrammeData programme;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private Set<String> lists() {
        var lists = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (isPaged(method)) {
                lists.addAll(mapping.getPatternValues());
            }
        });
        lists.removeIf(path -> path.contains("{"));
        return lists;
    }

    private static boolean isPaged(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .map(MethodParameter::getParameter)
                .anyMatch(parameter -> parameter.getName().equals("page"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483647", "0", "-1", "2147483648", "two"})
    void aPageThatIsNot_leadsToOneThatIs(String page) throws Exception {
        assertThat(lists()).hasSizeGreaterThan(12);
        for (var list : lists()) {
            var answer = ask(list + "?page=" + page);
            if (answer.getStatus() == HttpStatus.FOUND.value()) {
                answer = ask(String.valueOf(answer.getRedirectedUrl()));
            }
            assertThat(answer.getStatus()).as(list + "?page=" + page).isEqualTo(HttpStatus.OK.value());
        }
    }

    private MockHttpServletResponse ask(String address) throws Exception {
        var everything = new Viewer(
                UUID.randomUUID(),
                "Test Person",
                Set.of(
                        new Grant(Role.LEAD, null),
                        new Grant(Role.ADMINISTRATOR, null),
                        new Grant(Role.QUALITY_ASSURER, null),
                        new Grant(Role.COORDINATOR, programme.partner())));
        return mvc.perform(get(address).with(SignedInAs.viewer(everything)))
                .andReturn()
                .getResponse();
    }
}
