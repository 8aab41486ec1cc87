package io.attune.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// What went wrong outside of controllers: in filters, in security, in the server itself.
@Controller
class FailureController implements ErrorController {
    private final FailurePages pages;

    FailureController(FailurePages pages) {
        this.pages = pages;
    }

    // Any method: the server forwards a failed POST here as a POST.
    @RequestMapping("/error")
    ResponseEntity<Object> failed(HttpServletRequest request) {
        @Nullable Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        @Nullable Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        // Somebody who just types the address finds nothing here.
        HttpStatusCode code = status instanceof Integer value ? HttpStatusCode.valueOf(value) : HttpStatus.NOT_FOUND;
        return pages.answer(
                request, path instanceof String asked ? asked : "/error", code, new HttpHeaders(), null, null);
    }
}
