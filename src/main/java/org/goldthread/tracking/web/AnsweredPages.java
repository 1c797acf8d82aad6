package org.goldthread.tracking.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.goldthread.shared.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What holds for every page that is answered: a form shown again with what is wrong in it is a refusal (422), at once or
 * after a redirect, and an address that asks for a page beyond a list's last leads to its last.
 */
@Configuration(proxyBeanMethods = false)
class AnsweredPages implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null) {
            return;
        }
        if (HttpMethod.GET.matches(request.getMethod())) {
            page.getModel().values().stream()
                    .filter(value -> value instanceof Paged<?> list && list.page() > list.pages())
                    .map(list -> ((Paged<?>) list).pages())
                    .findFirst()
                    .ifPresent(last -> lead(page, address(request, Map.of("page", String.valueOf(last)))));
        }
        if (response.getStatus() == HttpStatus.OK.value()
                && !String.valueOf(page.getViewName()).startsWith("redirect:")
                && page.getModel().get("errors") instanceof Map<?, ?> errors
                && !errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
    }

    private static void lead(ModelAndView page, String address) {
        page.getModel().clear();
        page.setViewName("redirect:" + address);
    }

    /** The address that was asked for, with other values in its query; an empty value is left out of it. */
    static String address(HttpServletRequest request, Map<String, String> values) {
        var address = UriComponentsBuilder.fromPath(request.getRequestURI()).query(request.getQueryString());
        values.forEach((name, value) ->
                address.replaceQueryParam(name, value.isEmpty() ? new Object[0] : new Object[] {value}));
        return address.build().toUriString();
    }
}
