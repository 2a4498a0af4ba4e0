"""Spanish as companies write it on their own maps.  Patterns are of folded text: no accents, no capitals, ñ is n."""

from app.insight.voice_rule import VoiceRule, any_of, rule

_CUSTOMER = r"(?:client[ea]s?|usuari[oa]s?|consumidor(?:es)?|comprador(?:es)?|interesad[oa]s?|prospectos?|leads?)"
_NOT_OURS = (
    r"(?:atencion|servicio|defensor|informacion|area|zona) (?:al|del|de) (?:cliente|usuario|consumidor)"
    r"|otr[oa]s? client|client[ea]s? (?:de delante|de detras|de al lado|anterior|que)|carta de cliente|cliente habitual"
)
_FAVOURITE = r"nuestr[oa]s? \w+ (?:favorit|preferid|habitual|de siempre|de confianza|de toda la vida|de cabecera)"
_NO_VERBS = any_of(
    "vamos tramos ramos gramos kilogramos programas extremos supremos primos minimos maximos ultimos proximos optimos"
    " mismos animos anonimos pesimos reclamos hermanos remos termos legitimos intimos infimos prestamos tomos"
)
_WE = rf"(?!{_NO_VERBS}\b)\w{{2,}}[aei]mos"
_OFFERING = any_of(
    "ofrecemos facturamos atendemos captamos fidelizamos asesoramos lanzamos segmentamos cualificamos impactamos"
    " tramitamos vendemos emitimos garantizamos proporcionamos comercializamos distribuimos promocionamos"
    " notificamos informamos monitorizamos gestionamos fabricamos optimizamos incentivamos"
)
_OURS = any_of(
    "clientes? usuarios? usuarias? consumidores compradores web pagina app aplicacion tiendas? productos? servicios?"
    " marca catalogo ofertas? promocion promociones newsletter boletin stock plataforma comerciales agentes vendedores"
    " tecnicos asesores operarios repartidores sucursales redes campanas? propuesta crm kpis? call_center"
    " equipo_comercial equipo_de_ventas equipo_de_soporte equipo_de_atencion centro_de_atencion funnel embudo"
)
_HANDLED = any_of(
    "captad[oa]s? contactad[oa]s? derivad[oa]s? informad[oa]s? notificad[oa]s? registrad[oa]s? segmentad[oa]s?"
    " cualificad[oa]s? fidelizad[oa]s? asignad[oa]s? redirigid[oa]s? impactad[oa]s? dad[oa]s?_de_alta convertid[oa]s?"
    " facturad[oa]s? encuestad[oa]s? identificad[oa]s?"
)
_SERVES = any_of(
    "envia informa notifica ofrece asigna contacta factura remite proporciona facilita solicita capta deriva entrega"
    " cualifica segmenta fideliza emite"
)
_ALWAYS_PROCESS = any_of(
    "gestion tramitacion procesamiento procesado captacion fidelizacion cualificacion segmentacion facturacion"
    " prospeccion captura aprovisionamiento asignacion emision expedicion coordinacion validacion verificacion"
    " activacion difusion implementacion planificacion seguimiento notificacion comercializacion digitalizacion"
    " formalizacion derivacion adquisicion administracion_de supervision optimizacion proceso procedimiento"
)
_THINGS = any_of(
    "pedidos? incidencias? reclamaciones solicitud(?:es)? ofertas? presupuestos? facturas? encuestas? newsletters?"
    " boletines informacion publicidad documentacion llamadas consultas datos clientes? leads? recordatorios?"
    " contratos? quejas"
)

RULES: tuple[VoiceRule, ...] = (
    # The company speaks of itself.
    rule("we", rf"{_OFFERING}\b", _NOT_OURS),
    rule("we", rf"{_WE}\b(?=.*\b{_CUSTOMER}\b)", _NOT_OURS),
    rule("we", rf"{_CUSTOMER}\b.*\b{_WE}(?:l[eoa]s?)?\b", _NOT_OURS),
    rule("we", r"(?:damos|prestamos) (?:servicio|soporte|respuesta|asistencia|cobertura)\b"),
    rule("we", r"hacemos (?:seguimiento|llegar|publicidad|campan|un seguimiento)"),
    rule("we", rf"(?:les? )?enviamos (?:l[ao]s? |una? |el )?(?:\w+ )?(?:correo|{_THINGS})\b"),
    rule("we", rf"(?:entregamos|preparamos|recibimos|registramos) (?:el|los|las|la|su|sus) {_THINGS}\b"),
    rule("we", r"resolvemos (?:sus?|las?|l[eo]s?|cualquier) (?:dudas?|incidencias?|consultas?|problemas?)"),
    rule("we", rf"publicamos (?:{_THINGS}|contenidos?|promocion|novedades|campan|post)"),
    rule("we", r"contactamos (?:con )?(?:el|la|los|las|al)? ?(?:interesad|prospect|candidat|lead)"),
    rule("we", r"somos (?:lideres|expertos|especialistas|la empresa|los mejores|una empresa|referentes)\b"),
    rule("we", r"(?:no )?(?:tenemos|hay) (?:rotura de )?stock\b"),
    rule("we", r"perdemos (?:la|el|una?) (?:venta|cliente|oportunidad)"),
    rule("we", r"hay que (?:mejorar|aumentar|subir|reducir|optimizar|captar|fidelizar|vender|potenciar)"),
    rule("we", r"nos (?:encuentra|descubre|conoce|contacta|elige|recomienda|prefiere|compra|visita)"
               r"(?= (?:en|por|a traves|gracias|desde|entre|con|y)\b|[,:]|\s*\Z)"),
    rule("we", r"nos (?:comunica|notifica|reporta|traslada|plantea) (?:la|el|su|una?) (?:averia|queja|inciden|duda)"),
    rule("we", r"(?:encontrar|contactar|elegir|recomendar|descubrir|juzgar|comprar|conocer|valorar)nos\b"),
    rule("we", r"(?:confi[ae]n?|contact[ae]n?|compr[ae]n?|repit[ae]n?|habl[ae]n?|vuelv[ae]n?)"
               r" (?:en|con|a|de) nosotros\b"),
    # What it calls its own.
    rule("our", rf"nuestr[oa]s? {_OURS}\b", _FAVOURITE),
    rule("our", r"no es nuestr[oa]\Z"),
    # Something is done with the customer.
    rule("handled", rf"{_CUSTOMER} (?:es|son|fue|queda|quedan|sera|seran)? ?{_HANDLED}\b", _NOT_OURS),
    rule("handled", rf"se (?:les? )?\w+ (?:.* )?(?:al|a los|a las|a la|con el|con los) {_CUSTOMER}\b", _NOT_OURS),
    rule("handled", rf"se les? {_SERVES}\b"),
    rule("handled", rf"\w+[aei]r(?:les?)? (?:.* )?(?:al|a los|a las|del|a la|con el) {_CUSTOMER}\b", _NOT_OURS,
         title=True),
    rule("handled", rf"se (?:{_SERVES}|gestiona|tramita|valida|procesa|verifica)\b", title=True),
    # The name of a process, where somebody should do something.
    rule("process", rf"{_ALWAYS_PROCESS}\b(?: (?:de|del|al|y|a|con|por|comercial|telefonic[oa]|e)\b|\s*\Z)",
         title=True),
    rule("process", rf"(?:recepcion|atencion|envio|preparacion|registro|resolucion|entrega|revision|cierre|alta)"
                    rf" (?:de|del|de la|de los|de las|a|al) {_THINGS}\b", _NOT_OURS, title=True),
    rule("process", r"(?:cierre de (?:la )?ventas?|control de calidad|registro en el|alta en el sistema)\b",
         title=True),
    rule("process", r"(?:visita|accion|contacto|seguimiento|argumentario|propuesta) comercial\b", title=True),
    rule("process", r"llamadas? (?:de seguimiento|de ventas?|de captacion|de bienvenida|en frio)\b", title=True),
    # Words of the trade.
    rule("jargon", r"(?:de|los|el|un|nuevos?|mas|captar|nutrir|generar|cualificar|convertir) leads?\b"),
    rule("jargon", r"(?:CRM|KPIs?|ROI|SLA|NPS|CSAT|CAC|LTV|CLV|MQL|CTA|RRSS|BBDD|ARPU|CPC|CPL)\b", cased=True),
    rule("jargon", r"(?:embudo de (?:ventas?|conversion|marketing|compra)|(?:el|del|al) embudo|funnel)\b"),
    rule("jargon", r"(?:tasa|ratio|porcentaje|funnel|indice) de conversion\b"),
    rule("jargon", r"(?:mejorar|aumentar|optimizar|subir|medir) la conversion\b"),
    rule("jargon", r"conversion (?:de|del|a) (?:carrito|leads?|ventas?|clientes?|usuarios?|visitas?|registros?)\b"),
    rule("jargon", r"(?:cross[- ]?sell(?:ing)?|up[- ]?sell(?:ing)?|venta cruzada|retargeting|remarketing|nurturing)\b"),
    rule("jargon", r"(?:onboarding|churn|engagement|landing (?:page|de|con)|touchpoint)\b"),
    rule("jargon", r"(?:buyer persona|call to action|customer journey|lead scoring|stakeholders?)\b"),
    rule("jargon", r"(?:ticket medio|reporting|poder adquisitivo|postcompra)\b"),
    rule("jargon", r"(?:publico objetivo|(?:nuestro|el|publico|del) target|propuesta de valor|cuota de mercado)\b"),
    rule("jargon", rf"experiencia de (?:usuario|cliente|compra)\b|segmentacion de|captacion de {_CUSTOMER}"),
    rule("jargon", r"fidelizar\b|(?<!de )fidelizacion\b|captar (?:client|lead|usuari|dat|(?:la )?aten)"),
    rule("jargon", r"bases? de datos de clientes\b|reconocimiento de marca\b"),
)  # fmt: skip
