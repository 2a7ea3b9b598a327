/* Starts Swagger UI on the page of the open data. Nothing is sent anywhere but to this site. */
(function () {
  "use strict";
  var place = document.getElementById("api-docs");
  if (!place || !window.SwaggerUIBundle) {
    return;
  }
  window.SwaggerUIBundle({
    url: place.dataset.schema,
    domNode: place,
    presets: [window.SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
    validatorUrl: null,
    deepLinking: true,
    docExpansion: "list",
  });
})();
